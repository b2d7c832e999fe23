CREATE INDEX "run_entities_blueprint_idx" ON "run_entities" USING btree ("blueprint_identifier");--> statement-breakpoint
CREATE INDEX "runs_action_id_idx" ON "runs" USING btree ("action_id");--> statement-breakpoint
CREATE INDEX "runs_blueprint_idx" ON "runs" USING btree ("blueprint_identifier","entity_identifier","created_at");