CREATE TABLE "engagement_daily" (
	"account_id" text NOT NULL,
	"day" date NOT NULL,
	"emails_opened" integer,
	"emails_clicked" integer,
	"webinars_attended" integer,
	"community_posts" integer,
	"community_replies" integer,
	"help_searches" integer,
	"source" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "engagement_daily_account_id_day_pk" PRIMARY KEY("account_id","day")
);
--> statement-breakpoint
CREATE TABLE "entered_facts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"field" text NOT NULL,
	"value" jsonb NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text
);
--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "entered_facts" ADD CONSTRAINT "entered_facts_account_id_accounts_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "engagement_daily_day" ON "engagement_daily" USING brin ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "entered_facts_standing" ON "entered_facts" USING btree ("account_id","field") WHERE ended_at is null;