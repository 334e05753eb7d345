CREATE TABLE "blob" (
	"company_id" text NOT NULL,
	"hash" text NOT NULL,
	"size" bigint NOT NULL,
	"bytes" "bytea" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "blob_company_id_hash_pk" PRIMARY KEY("company_id","hash")
);
--> statement-breakpoint
ALTER TABLE "blob" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "branch" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "branch_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "branch" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "claim" (
	"company_id" text NOT NULL,
	"till_id" text NOT NULL,
	"public_key" text NOT NULL,
	"name" text NOT NULL,
	"branch_id" text NOT NULL,
	"branch_code" text NOT NULL,
	"branch_name" text NOT NULL,
	"till_code" text NOT NULL,
	"all_branches" boolean NOT NULL,
	"entries" bigint NOT NULL,
	"at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	CONSTRAINT "claim_company_id_till_id_public_key_pk" PRIMARY KEY("company_id","till_id","public_key")
);
--> statement-breakpoint
ALTER TABLE "claim" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "company" (
	"company_id" text PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"returning_until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "console_session" (
	"hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrol_code" (
	"company_id" text NOT NULL,
	"hash" text NOT NULL,
	"branch_id" text NOT NULL,
	"till_code" text NOT NULL,
	"all_branches" boolean NOT NULL,
	"replaces" text,
	"made_by" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"used" boolean NOT NULL,
	CONSTRAINT "enrol_code_company_id_hash_pk" PRIMARY KEY("company_id","hash")
);
--> statement-breakpoint
ALTER TABLE "enrol_code" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "entry" (
	"company_id" text NOT NULL,
	"till" text NOT NULL,
	"stream" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"epoch" bigint NOT NULL,
	"id" text NOT NULL,
	"schema" bigint NOT NULL,
	"at" bigint NOT NULL,
	"hlc" text NOT NULL,
	"clock" text NOT NULL,
	"command" text NOT NULL,
	"actor" text NOT NULL,
	"approval" text,
	"sets" boolean NOT NULL,
	"scopes" text NOT NULL,
	"body" text,
	"body_hash" text NOT NULL,
	"hash" text NOT NULL,
	"received_at" bigint NOT NULL,
	CONSTRAINT "entry_company_id_till_stream_seq_pk" PRIMARY KEY("company_id","till","stream","seq")
);
--> statement-breakpoint
ALTER TABLE "entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "entry_key" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"body_hash" text NOT NULL,
	CONSTRAINT "entry_key_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "entry_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feed_head" (
	"company_id" text NOT NULL,
	"scope" text NOT NULL,
	"head" bigint NOT NULL,
	"min" bigint NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "feed_head_company_id_scope_pk" PRIMARY KEY("company_id","scope")
);
--> statement-breakpoint
ALTER TABLE "feed_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feed_item" (
	"company_id" text NOT NULL,
	"scope" text NOT NULL,
	"position" bigint NOT NULL,
	"digest" text NOT NULL,
	"till" text NOT NULL,
	"stream" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"body" text,
	"body_hash" text,
	"group" text,
	"size" bigint NOT NULL,
	CONSTRAINT "feed_item_company_id_scope_position_pk" PRIMARY KEY("company_id","scope","position")
);
--> statement-breakpoint
ALTER TABLE "feed_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lease" (
	"company_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"till" text NOT NULL,
	"granted" bigint NOT NULL,
	"used" bigint NOT NULL,
	"until" bigint NOT NULL,
	CONSTRAINT "lease_company_id_kind_subject_pk" PRIMARY KEY("company_id","kind","subject")
);
--> statement-breakpoint
ALTER TABLE "lease" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member" (
	"company_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "member_company_id_person_id_pk" PRIMARY KEY("company_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "past_key" (
	"company_id" text NOT NULL,
	"till_id" text NOT NULL,
	"public_key" text NOT NULL,
	CONSTRAINT "past_key_company_id_till_id_public_key_pk" PRIMARY KEY("company_id","till_id","public_key")
);
--> statement-breakpoint
ALTER TABLE "past_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password" text NOT NULL,
	"totp" text,
	"totp_step" bigint NOT NULL,
	"operator" boolean NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"company_id" text NOT NULL,
	"till" text NOT NULL,
	"stream" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL,
	"aside" boolean NOT NULL,
	CONSTRAINT "quarantine_company_id_till_stream_seq_pk" PRIMARY KEY("company_id","till","stream","seq")
);
--> statement-breakpoint
ALTER TABLE "quarantine" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seal" (
	"company_id" text NOT NULL,
	"till" text NOT NULL,
	"shift_id" text NOT NULL,
	"business_date" text NOT NULL,
	"tip_seq" bigint NOT NULL,
	"tip_hash" text NOT NULL,
	"receipts" text NOT NULL,
	"totals" text NOT NULL,
	"sealed_at" bigint NOT NULL,
	"sig" text NOT NULL,
	CONSTRAINT "seal_company_id_till_shift_id_pk" PRIMARY KEY("company_id","till","shift_id")
);
--> statement-breakpoint
ALTER TABLE "seal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "server" (
	"id" text PRIMARY KEY NOT NULL,
	"epoch" text NOT NULL,
	"token_secret" text NOT NULL,
	"seal_key" text NOT NULL,
	"setup_hash" text
);
--> statement-breakpoint
CREATE TABLE "stream" (
	"company_id" text NOT NULL,
	"till" text NOT NULL,
	"epoch" bigint NOT NULL,
	"base_seq" bigint NOT NULL,
	"base_hash" text NOT NULL,
	"tip_seq" bigint NOT NULL,
	"tip_hash" text NOT NULL,
	"clock" text,
	"session" text NOT NULL,
	"nonce" text NOT NULL,
	"past_nonces" text NOT NULL,
	CONSTRAINT "stream_company_id_till_epoch_pk" PRIMARY KEY("company_id","till","epoch")
);
--> statement-breakpoint
ALTER TABLE "stream" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "till" (
	"company_id" text NOT NULL,
	"id" text NOT NULL,
	"branch_id" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"all_branches" boolean NOT NULL,
	"state" text NOT NULL,
	"state_at" bigint NOT NULL,
	"public_key" text NOT NULL,
	"enrolled_at" bigint NOT NULL,
	CONSTRAINT "till_company_id_id_pk" PRIMARY KEY("company_id","id")
);
--> statement-breakpoint
ALTER TABLE "till" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "till_report" (
	"company_id" text NOT NULL,
	"till_id" text NOT NULL,
	"app" text NOT NULL,
	"schema" bigint NOT NULL,
	"skew_ms" bigint NOT NULL,
	"pending" bigint NOT NULL,
	"oldest_ms" bigint NOT NULL,
	"free_mb" bigint,
	"cursors" text NOT NULL,
	"seen_at" bigint NOT NULL,
	"pushed_at" bigint,
	"clamped" bigint NOT NULL,
	"forks" bigint NOT NULL,
	"conflicts" bigint NOT NULL,
	"laid_aside" bigint NOT NULL,
	CONSTRAINT "till_report_company_id_till_id_pk" PRIMARY KEY("company_id","till_id")
);
--> statement-breakpoint
ALTER TABLE "till_report" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "waiver" (
	"company_id" text NOT NULL,
	"business_date" text NOT NULL,
	"till" text NOT NULL,
	"by" text NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "waiver_company_id_business_date_till_pk" PRIMARY KEY("company_id","business_date","till")
);
--> statement-breakpoint
ALTER TABLE "waiver" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "winner" (
	"company_id" text NOT NULL,
	"scope" text NOT NULL,
	"table" text NOT NULL,
	"id" text NOT NULL,
	"group" text NOT NULL,
	"values" text NOT NULL,
	"clock" text NOT NULL,
	"schema" bigint NOT NULL,
	"till" text NOT NULL,
	"entry" text NOT NULL,
	"actor" text NOT NULL,
	"at" bigint NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "winner_company_id_scope_table_id_group_pk" PRIMARY KEY("company_id","scope","table","id","group")
);
--> statement-breakpoint
ALTER TABLE "winner" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "company_handle" ON "company" USING btree ("handle");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email" ON "person" USING btree ("email");--> statement-breakpoint
CREATE INDEX "winner_by_scope_position" ON "winner" USING btree ("company_id","scope","position");--> statement-breakpoint
CREATE POLICY "blob_of_company" ON "blob" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "branch_of_company" ON "branch" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "claim_of_company" ON "claim" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "enrol_code_of_company" ON "enrol_code" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "entry_of_company" ON "entry" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "entry_key_of_company" ON "entry_key" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "feed_head_of_company" ON "feed_head" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "feed_item_of_company" ON "feed_item" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "lease_of_company" ON "lease" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "member_of_company" ON "member" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "past_key_of_company" ON "past_key" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "quarantine_of_company" ON "quarantine" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "seal_of_company" ON "seal" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "stream_of_company" ON "stream" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "till_of_company" ON "till" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "till_report_of_company" ON "till_report" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "waiver_of_company" ON "waiver" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));--> statement-breakpoint
CREATE POLICY "winner_of_company" ON "winner" AS PERMISSIVE FOR ALL TO "dukkan_hq" USING (company_id = current_setting('app.company', true)) WITH CHECK (company_id = current_setting('app.company', true));