ALTER TABLE "activities" ADD COLUMN "note" text;--> statement-breakpoint
CREATE INDEX "activities_trainings" ON "activities" USING btree ("happened_at") WHERE kind = 'training';