CREATE TABLE "account_notes" (
	"note_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"by_email" text NOT NULL,
	"changed" text,
	"trends" text,
	"action" text,
	"written_at" timestamp (3) with time zone NOT NULL,
	"form_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_feedback" (
	"feedback_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"alert_id" uuid NOT NULL,
	"by_email" text NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"given_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spot_checks" (
	"spot_check_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"month" date NOT NULL,
	"reviewer_email" text NOT NULL,
	"score" smallint,
	"band" text NOT NULL,
	"reason" text,
	"model_version" text NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL,
	"verdict" text,
	"note" text,
	"checked_at" timestamp (3) with time zone,
	"checked_by_email" text
);
--> statement-breakpoint
CREATE TABLE "book_snapshots" (
	"taken_on" date NOT NULL,
	"account_id" text NOT NULL,
	"email" text NOT NULL,
	"pod" text,
	"arr" double precision,
	"currency" text,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "book_snapshots_taken_on_account_id_pk" PRIMARY KEY("taken_on","account_id")
);
--> statement-breakpoint
CREATE TABLE "fleet_days" (
	"day" date NOT NULL,
	"pod" text DEFAULT '' NOT NULL,
	"segment" text DEFAULT '' NOT NULL,
	"currency" text DEFAULT '' NOT NULL,
	"band" text NOT NULL,
	"accounts" integer NOT NULL,
	"arr" double precision NOT NULL,
	"score_sum" bigint NOT NULL,
	CONSTRAINT "fleet_days_day_pod_segment_currency_band_pk" PRIMARY KEY("day","pod","segment","currency","band")
);
--> statement-breakpoint
CREATE TABLE "model_versions" (
	"version" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"formula" text,
	"first_used_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone NOT NULL,
	"document" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "qbrs" (
	"qbr_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"pod" text NOT NULL,
	"qbr_on" date NOT NULL,
	"revision" smallint DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"prepared_at" timestamp (3) with time zone NOT NULL,
	"content" jsonb NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by_email" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"report_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"period" date NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_filters" (
	"filter_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"filter" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "usage_change_30" real;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "adoption_rate" real;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "parent_key" text;--> statement-breakpoint
ALTER TABLE "account_notes" ADD CONSTRAINT "account_notes_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_feedback" ADD CONSTRAINT "alert_feedback_alert_id_alerts_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("alert_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_notes_form" ON "account_notes" USING btree ("form_id");--> statement-breakpoint
CREATE INDEX "account_notes_account" ON "account_notes" USING btree ("account_id","written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "alert_feedback_person" ON "alert_feedback" USING btree ("alert_id","by_email");--> statement-breakpoint
CREATE INDEX "alert_feedback_given" ON "alert_feedback" USING btree ("given_at");--> statement-breakpoint
CREATE UNIQUE INDEX "spot_checks_month" ON "spot_checks" USING btree ("month","account_id");--> statement-breakpoint
CREATE INDEX "spot_checks_reviewer" ON "spot_checks" USING btree ("reviewer_email","month");--> statement-breakpoint
CREATE INDEX "book_snapshots_rep" ON "book_snapshots" USING btree ("email","taken_on");--> statement-breakpoint
CREATE INDEX "model_versions_used" ON "model_versions" USING btree ("first_used_at");--> statement-breakpoint
CREATE UNIQUE INDEX "qbrs_revision" ON "qbrs" USING btree ("pod","qbr_on","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_period" ON "reports" USING btree ("audience","kind","period");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_filters_name" ON "saved_filters" USING btree ("email","name_key");