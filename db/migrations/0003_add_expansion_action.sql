ALTER TABLE "account_health" ADD COLUMN "expansion_action" text;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "expansion_action_due_on" date;