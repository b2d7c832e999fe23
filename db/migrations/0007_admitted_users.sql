ALTER TABLE "users" ADD COLUMN "admitted_at" timestamp with time zone DEFAULT now();
--> statement-breakpoint
-- Who was never let in is no _user entity: a stranger who only asked is for Admins to answer, and for nobody else to see.
CREATE OR REPLACE FUNCTION quayside_show_user(person users) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF person.admitted_at IS NULL THEN
    PERFORM quayside_hide('00000000-0000-4000-8000-000000000001', person.id);
  ELSE
    PERFORM quayside_show('00000000-0000-4000-8000-000000000001', person.id, person.email, coalesce(person.name, person.email),
      jsonb_build_object('role', person.role, 'status', CASE WHEN person.disabled_at IS NULL THEN 'Active' ELSE 'Disabled' END));
  END IF;
END $$;
--> statement-breakpoint
DROP TRIGGER users_shown ON users;
--> statement-breakpoint
CREATE TRIGGER users_shown AFTER INSERT OR DELETE OR UPDATE OF email, name, role, disabled_at, admitted_at ON users
  FOR EACH ROW EXECUTE FUNCTION quayside_users_changed();
--> statement-breakpoint
-- Those who wait, and those who were turned away: they asked, and never came in.
UPDATE users SET admitted_at = NULL
WHERE disabled_at IS NOT NULL AND (
  requested_at IS NOT NULL
  OR EXISTS (SELECT 1 FROM audit_events WHERE resource_type = 'User' AND resource_id = users.email AND action = 'user.ask_for_access')
    AND NOT EXISTS (SELECT 1 FROM audit_events WHERE resource_type = 'User' AND resource_id = users.email AND action IN ('user.enable', 'user.sign_in'))
);
