CREATE TABLE "action_versions" (
	"action_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"document" json,
	"permissions" json,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "action_versions_action_id_version_pk" PRIMARY KEY("action_id","version")
);
--> statement-breakpoint
CREATE TABLE "actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"title" text,
	"trigger_type" text NOT NULL,
	"operation" text,
	"blueprint_identifier" text,
	"document" json NOT NULL,
	"permissions" json NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "actions_identifier_unique" UNIQUE("identifier")
);
--> statement-breakpoint
CREATE TABLE "run_attempts" (
	"run_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"worker" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"status" integer,
	"answer" json,
	CONSTRAINT "run_attempts_run_id_attempt_pk" PRIMARY KEY("run_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "run_decisions" (
	"run_id" text NOT NULL,
	"approver_id" text NOT NULL,
	"approver" json NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"request_hash" text NOT NULL,
	"voided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_decisions_run_id_approver_id_pk" PRIMARY KEY("run_id","approver_id")
);
--> statement-breakpoint
CREATE TABLE "run_entities" (
	"run_id" text NOT NULL,
	"blueprint_identifier" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"entity_identifier" text NOT NULL,
	"operation" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_entities_run_id_entity_id_operation_pk" PRIMARY KEY("run_id","entity_id","operation")
);
--> statement-breakpoint
CREATE TABLE "run_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"message" text NOT NULL,
	"actor" json,
	"data" json
);
--> statement-breakpoint
CREATE TABLE "run_jobs" (
	"run_id" text NOT NULL,
	"job_id" bigint NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"conclusion" text,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"steps" json DEFAULT '[]'::json NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "run_jobs_run_id_job_id_pk" PRIMARY KEY("run_id","job_id")
);
--> statement-breakpoint
CREATE TABLE "run_logs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"level" text DEFAULT 'INFO' NOT NULL,
	"origin" text,
	"message" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"action_id" uuid NOT NULL,
	"action_identifier" text NOT NULL,
	"action_version" integer NOT NULL,
	"operation" text,
	"blueprint_identifier" text,
	"entity_id" uuid,
	"entity_identifier" text,
	"properties" json NOT NULL,
	"state" text NOT NULL,
	"status_label" text,
	"summary" text,
	"links" text[] DEFAULT '{}' NOT NULL,
	"external_run_id" text,
	"request" text NOT NULL,
	"request_hash" text NOT NULL,
	"dispatch_options" json DEFAULT '{}'::json NOT NULL,
	"idempotency_key" text,
	"idempotency_hash" text,
	"requested_by" text NOT NULL,
	"requester_kind" text NOT NULL,
	"requester" json NOT NULL,
	"approval_required" boolean DEFAULT false NOT NULL,
	"approval_type" text DEFAULT 'ANY' NOT NULL,
	"allow_machine_approval" boolean DEFAULT false NOT NULL,
	"approver_users" text[] DEFAULT '{}' NOT NULL,
	"approver_teams" text[] DEFAULT '{}' NOT NULL,
	"approver_roles" text[] DEFAULT '{}' NOT NULL,
	"entity_teams" text[] DEFAULT '{}' NOT NULL,
	"visible_to_all" boolean DEFAULT false NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"available_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"unknown_since" timestamp with time zone,
	"check_at" timestamp with time zone,
	"workflow_run_id" bigint,
	"workflow_run_url" text,
	"workflow_status" text,
	"workflow_conclusion" text,
	"workflow_updated_at" timestamp with time zone,
	"workflow_logs_at" timestamp with time zone,
	"failure" text,
	"response" json,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"dispatched_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "blueprint_versions" (
	"blueprint_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"document" json,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "blueprint_versions_blueprint_id_version_pk" PRIMARY KEY("blueprint_id","version")
);
--> statement-breakpoint
CREATE TABLE "blueprints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"title" text,
	"icon" text,
	"document" json NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "blueprints_identifier_unique" UNIQUE("identifier")
);
--> statement-breakpoint
CREATE TABLE "entities" (
	"blueprint_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"identifier" text NOT NULL,
	"title" text,
	"icon" text,
	"team" text[] DEFAULT '{}' NOT NULL,
	"properties" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"computed" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "entities_blueprint_id_id_pk" PRIMARY KEY("blueprint_id","id")
) PARTITION BY LIST ("blueprint_id");
--> statement-breakpoint
CREATE TABLE "entity_history" (
	"blueprint_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity_id" uuid NOT NULL,
	"identifier" text NOT NULL,
	"version" integer NOT NULL,
	"operation" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"actor" json NOT NULL,
	"run_id" text,
	"source" text,
	CONSTRAINT "entity_history_blueprint_id_id_pk" PRIMARY KEY("blueprint_id","id")
) PARTITION BY LIST ("blueprint_id");
--> statement-breakpoint
CREATE TABLE "entity_relations" (
	"source_blueprint_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"target_blueprint_id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	CONSTRAINT "entity_relations_source_id_relation_target_id_pk" PRIMARY KEY("source_id","relation","target_id")
);
--> statement-breakpoint
CREATE TABLE "property_indexes" (
	"blueprint_id" uuid NOT NULL,
	"property" text NOT NULL,
	"type" text NOT NULL,
	"state" text DEFAULT 'wanted' NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "property_indexes_blueprint_id_property_pk" PRIMARY KEY("blueprint_id","property")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" json NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"resource_type" text NOT NULL,
	"resource_id" text NOT NULL,
	"blueprint" text,
	"entity" text,
	"run_id" text,
	"origin" text NOT NULL,
	"difference" json,
	"request_id" text NOT NULL,
	"teams" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"beat_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" text
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"payload" json NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"available_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"done_at" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"document" json NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"blocked_until" timestamp with time zone,
	"window_start" timestamp with time zone,
	"count" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" json NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"delivery_id" text PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"payload" json NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "workflow_contracts" (
	"org" text NOT NULL,
	"repo" text NOT NULL,
	"workflow" text NOT NULL,
	"ref" text NOT NULL,
	"contract" json,
	"error" text,
	"fetched_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflow_contracts_org_repo_workflow_ref_pk" PRIMARY KEY("org","repo","workflow","ref")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "machine_clients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"name" text NOT NULL,
	"role" text DEFAULT 'Member' NOT NULL,
	"bootstrap" integer DEFAULT 0 NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "machine_clients_clientId_unique" UNIQUE("client_id")
);
--> statement-breakpoint
CREATE TABLE "revoked_tokens" (
	"subject" text PRIMARY KEY NOT NULL,
	"revoked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"session_token" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setup_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"team_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_members_team_id_user_id_pk" PRIMARY KEY("team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teams_identifier_unique" UNIQUE("identifier")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"image" text,
	"email_verified" timestamp with time zone,
	"role" text DEFAULT 'Member' NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "run_attempts" ADD CONSTRAINT "run_attempts_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_decisions" ADD CONSTRAINT "run_decisions_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_entities" ADD CONSTRAINT "run_entities_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_events" ADD CONSTRAINT "run_events_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_jobs" ADD CONSTRAINT "run_jobs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_logs" ADD CONSTRAINT "run_logs_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "property_indexes" ADD CONSTRAINT "property_indexes_blueprint_id_blueprints_id_fk" FOREIGN KEY ("blueprint_id") REFERENCES "public"."blueprints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_entities_entity_idx" ON "run_entities" USING btree ("entity_id");--> statement-breakpoint
CREATE INDEX "run_events_run_idx" ON "run_events" USING btree ("run_id","id");--> statement-breakpoint
CREATE INDEX "run_logs_run_idx" ON "run_logs" USING btree ("run_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_idempotency_key" ON "runs" USING btree ("requested_by","idempotency_key");--> statement-breakpoint
CREATE INDEX "runs_state_idx" ON "runs" USING btree ("state","available_at");--> statement-breakpoint
CREATE INDEX "runs_check_idx" ON "runs" USING btree ("check_at");--> statement-breakpoint
CREATE INDEX "runs_created_idx" ON "runs" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "runs_action_idx" ON "runs" USING btree ("action_identifier","created_at");--> statement-breakpoint
CREATE INDEX "runs_entity_idx" ON "runs" USING btree ("entity_id","created_at");--> statement-breakpoint
CREATE INDEX "runs_requester_idx" ON "runs" USING btree ("requested_by","created_at");--> statement-breakpoint
CREATE INDEX "runs_workflow_idx" ON "runs" USING btree ("workflow_run_id");--> statement-breakpoint
CREATE INDEX "runs_external_idx" ON "runs" USING btree ("external_run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "entities_identifier_key" ON "entities" USING btree ("blueprint_id","identifier");--> statement-breakpoint
CREATE INDEX "entities_updated_idx" ON "entities" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "entities_created_idx" ON "entities" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "entities_team_idx" ON "entities" USING gin ("team");--> statement-breakpoint
CREATE INDEX "entities_properties_idx" ON "entities" USING gin ("properties" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "entity_history_entity_idx" ON "entity_history" USING btree ("entity_id","valid_from");--> statement-breakpoint
CREATE INDEX "entity_relations_target_idx" ON "entity_relations" USING btree ("target_id","relation","source_blueprint_id","source_id");--> statement-breakpoint
CREATE INDEX "entity_relations_blueprint_idx" ON "entity_relations" USING btree ("source_blueprint_id","relation","target_id");--> statement-breakpoint
CREATE INDEX "audit_events_at_idx" ON "audit_events" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_events_resource_idx" ON "audit_events" USING btree ("resource_type","resource_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_actor_idx" ON "audit_events" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_run_idx" ON "audit_events" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "outbox_available_idx" ON "outbox" USING btree ("done_at","available_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_open_idx" ON "webhook_deliveries" USING btree ("processed_at","received_at");--> statement-breakpoint
CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "team_members_user_idx" ON "team_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
-- pg_trgm is optional: without it text search scans the blueprint's partition.
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'pg_trgm is not available: %', SQLERRM;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN
    CREATE INDEX entities_search_idx ON entities
      USING gin ((lower(identifier || ' ' || coalesce(title, ''))) gin_trgm_ops);
  END IF;
END $$;
--> statement-breakpoint
-- Partitions are made by the owner even when the application connects as a lesser role.
CREATE FUNCTION quayside_create_partitions(blueprint uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  suffix text := replace(blueprint::text, '-', '');
  parent text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['entities', 'entity_history'] LOOP
    -- LIKE + ATTACH instead of PARTITION OF: readers of other blueprints are not blocked.
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', parent || '_' || suffix, parent);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%L)', parent, parent || '_' || suffix, blueprint);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION quayside_drop_partitions(blueprint uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  EXECUTE format('DROP TABLE IF EXISTS %I', 'entities_' || replace(blueprint::text, '-', ''));
END $$;
--> statement-breakpoint
CREATE FUNCTION quayside_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = '42501';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION quayside_append_only();
--> statement-breakpoint
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION quayside_append_only();
