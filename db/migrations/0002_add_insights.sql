CREATE TABLE "calibrations" (
	"model_version" text PRIMARY KEY NOT NULL,
	"fitted_at" timestamp (3) with time zone NOT NULL,
	"outcomes" integer NOT NULL,
	"churned" integer NOT NULL,
	"curve" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"override_id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"by_email" text NOT NULL,
	"points" smallint,
	"band" text,
	"reason" text NOT NULL,
	"score_before" smallint,
	"band_before" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
CREATE TABLE "shared_causes" (
	"day" date PRIMARY KEY NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"accounts" integer NOT NULL,
	"dropped_share" real NOT NULL,
	"fleet_factor" real NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "expansion_stage" text;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "expansion_arr" double precision;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "is_critical" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "churn_probability" real;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "churn_basis" text;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "drop_kind" text;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "money_flag" text;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "portfolio_tier" smallint;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "forecast" jsonb;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "next_band" jsonb;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "root_cause" jsonb;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "anomaly" jsonb;--> statement-breakpoint
ALTER TABLE "account_health" ADD COLUMN "cohorts" jsonb;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "overrides_account" ON "overrides" USING btree ("account_id","created_at");