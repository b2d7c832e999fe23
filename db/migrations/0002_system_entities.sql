-- The system blueprints _user and _team show users and teams as entities, so that relations, tables and queries
-- find them. Their rows follow the tables users and teams and never the other way round: roles and members do
-- not come from entities. lib/entities/server/system-entities.ts knows the same ids and property names.
CREATE FUNCTION quayside_ensure_system_blueprints() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  blueprint record;
BEGIN
  FOR blueprint IN
    SELECT * FROM (VALUES
      ('00000000-0000-4000-8000-000000000001'::uuid, '_user', 'User', 'User', '{"identifier":"_user","title":"User","icon":"User","description":"People who can sign in.","schema":{"properties":{"role":{"type":"string","title":"Role","enum":["Admin","Member"]},"status":{"type":"string","title":"Status","enum":["Active","Disabled"],"enumColors":{"Active":"green","Disabled":"lightGray"}}},"required":[]},"relations":{}}'),
      ('00000000-0000-4000-8000-000000000002'::uuid, '_team', 'Team', 'Team', '{"identifier":"_team","title":"Team","icon":"Team","description":"Teams that own entities.","schema":{"properties":{"description":{"type":"string","title":"Description"}},"required":[]},"relations":{}}')
    ) AS system (id, identifier, title, icon, document)
  LOOP
    INSERT INTO blueprints (id, identifier, title, icon, document, created_by, updated_by)
    VALUES (blueprint.id, blueprint.identifier, blueprint.title, blueprint.icon, blueprint.document::json, 'system:setup', 'system:setup')
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
      INSERT INTO blueprint_versions (blueprint_id, version, document, changed_by)
      VALUES (blueprint.id, 1, blueprint.document::json, 'system:setup');
      PERFORM quayside_create_partitions(blueprint.id);
    END IF;
  END LOOP;
  PERFORM quayside_show_user(users) FROM users;
  PERFORM quayside_show_team(teams) FROM teams;
END $$;
--> statement-breakpoint
CREATE FUNCTION quayside_show(shown_blueprint uuid, shown_id uuid, shown_identifier text, shown_title text, facts jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM blueprints WHERE id = shown_blueprint) THEN
    RETURN;
  END IF;
  INSERT INTO entities AS entity (blueprint_id, id, identifier, title, properties, created_at, created_by, updated_at, updated_by)
  VALUES (shown_blueprint, shown_id, shown_identifier, shown_title, facts,
    date_trunc('milliseconds', clock_timestamp()), 'system:people', date_trunc('milliseconds', clock_timestamp()), 'system:people')
  ON CONFLICT (blueprint_id, id) DO UPDATE SET
    identifier = excluded.identifier,
    title = excluded.title,
    properties = entity.properties || excluded.properties,
    version = entity.version + 1,
    updated_at = excluded.updated_at,
    updated_by = excluded.updated_by
  WHERE (entity.identifier, entity.title, entity.properties)
    IS DISTINCT FROM (excluded.identifier, excluded.title, entity.properties || excluded.properties);
END $$;
--> statement-breakpoint
CREATE FUNCTION quayside_show_user(person users) RETURNS void LANGUAGE sql AS $$
  SELECT quayside_show('00000000-0000-4000-8000-000000000001', person.id, person.email, coalesce(person.name, person.email),
    jsonb_build_object('role', person.role, 'status', CASE WHEN person.disabled_at IS NULL THEN 'Active' ELSE 'Disabled' END))
$$;
--> statement-breakpoint
CREATE FUNCTION quayside_show_team(team teams) RETURNS void LANGUAGE sql AS $$
  SELECT quayside_show('00000000-0000-4000-8000-000000000002', team.id, team.identifier, team.title,
    jsonb_build_object('description', team.description))
$$;
--> statement-breakpoint
CREATE FUNCTION quayside_hide(hidden_blueprint uuid, hidden_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM entities WHERE blueprint_id = hidden_blueprint AND id = hidden_id;
  DELETE FROM entity_relations WHERE source_id = hidden_id OR target_id = hidden_id;
END $$;
--> statement-breakpoint
CREATE FUNCTION quayside_users_changed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM quayside_hide('00000000-0000-4000-8000-000000000001', OLD.id);
  ELSE
    PERFORM quayside_show_user(NEW);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION quayside_teams_changed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM quayside_hide('00000000-0000-4000-8000-000000000002', OLD.id);
  ELSE
    PERFORM quayside_show_team(NEW);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER users_shown AFTER INSERT OR DELETE OR UPDATE OF email, name, role, disabled_at ON users
  FOR EACH ROW EXECUTE FUNCTION quayside_users_changed();
--> statement-breakpoint
CREATE TRIGGER teams_shown AFTER INSERT OR DELETE OR UPDATE ON teams
  FOR EACH ROW EXECUTE FUNCTION quayside_teams_changed();
--> statement-breakpoint
SELECT quayside_ensure_system_blueprints();
