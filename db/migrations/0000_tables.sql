CREATE TABLE `document` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`slug` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_program_id_slug_unique` ON `document` (`program_id`,`slug`);--> statement-breakpoint
CREATE TABLE `document_revision` (
	`id` integer PRIMARY KEY NOT NULL,
	`document_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`sha256` text NOT NULL,
	`file` text NOT NULL,
	`role` text NOT NULL,
	`imported_at` text NOT NULL,
	`given_effective_at` text,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `received_blob`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_revision_sha` ON `document_revision` (`sha256`);--> statement-breakpoint
CREATE UNIQUE INDEX `document_revision_document_id_revision_unique` ON `document_revision` (`document_id`,`revision`);--> statement-breakpoint
CREATE TABLE `evidence_file` (
	`program_id` integer NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`bytes` integer NOT NULL,
	`imported_at` text NOT NULL,
	PRIMARY KEY(`program_id`, `sha256`, `name`),
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `program` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`source_folder` text NOT NULL,
	`sample` integer NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `program_slug_unique` ON `program` (`slug`);--> statement-breakpoint
CREATE TABLE `received_blob` (
	`sha256` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `received_file` (
	`import_id` integer NOT NULL,
	`path` text NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`import_id`, `path`),
	FOREIGN KEY (`import_id`) REFERENCES `received_import`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `received_blob`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `received_import` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`imported_at` text NOT NULL,
	`given_effective_at` text,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `box` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`owner` text NOT NULL,
	`owner_id` text,
	`text` text NOT NULL,
	`ticked` integer NOT NULL,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cost_line` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`week_id` text,
	`phase` text NOT NULL,
	`is_total` integer NOT NULL,
	`estimate_minutes` integer,
	`estimate_cents` integer,
	`actual_minutes` integer,
	`actual_cents` integer,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `criterion` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`tier_id` text NOT NULL,
	`text` text NOT NULL,
	`claim_text` text,
	`ticked` integer,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `criterion_id` ON `criterion` (`id`);--> statement-breakpoint
CREATE TABLE `day_group` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`title` text NOT NULL,
	`from_date` text,
	`to_date` text,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `deliverable` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`text` text NOT NULL,
	`ticked` integer NOT NULL,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `diagnostic` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`severity` text NOT NULL,
	`rule` text NOT NULL,
	`message` text NOT NULL,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `document_plan` (
	`revision_id` integer PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`digest` text NOT NULL,
	`plan` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `escalation_rule` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`trigger_text` text NOT NULL,
	`contact` text,
	`sla_minutes` integer,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `metric_statement` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`metric` text NOT NULL,
	`step` text NOT NULL,
	`ticked` integer NOT NULL,
	`value` real,
	`unit` text,
	`target_text` text,
	`run_label` text,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `milestone` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`ticked` integer NOT NULL,
	`achieved_on` text,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `open_point` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`text` text NOT NULL,
	`priority` text,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `plan_item` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`kind` text NOT NULL,
	`group_name` text NOT NULL,
	`text` text NOT NULL,
	`ticked` integer,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `priority` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`ref` text NOT NULL,
	`tier_id` text,
	`title` text NOT NULL,
	`owner` text,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `progress_statement` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`subject` text NOT NULL,
	`percent` real NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `quoted_evidence` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`run_label` text,
	`week_id` text,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `quoted_figure` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`block` integer NOT NULL,
	`metric` text NOT NULL,
	`endpoint` text,
	`value` real NOT NULL,
	`low` real NOT NULL,
	`high` real NOT NULL,
	`unit` text NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `risk` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`text` text NOT NULL,
	`probability` text,
	`impact` text,
	`active` integer NOT NULL,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `target` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`metric` text NOT NULL,
	`step` text NOT NULL,
	`text` text NOT NULL,
	`rule` text,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `task` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`week_id` text NOT NULL,
	`day_id` text,
	`parent_id` text,
	`ref` text,
	`text` text NOT NULL,
	`estimate_minutes` integer,
	`ticked` integer NOT NULL,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `task_id` ON `task` (`id`);--> statement-breakpoint
CREATE TABLE `tier` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`number` integer,
	`title` text NOT NULL,
	`goal` text,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `week` (
	`revision_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`id` text NOT NULL,
	`unit` text NOT NULL,
	`number` integer,
	`title` text NOT NULL,
	`goal` text,
	PRIMARY KEY(`revision_id`, `ordinal`),
	FOREIGN KEY (`revision_id`) REFERENCES `document_revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `endpoint_figure` (
	`run_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`key` text NOT NULL,
	`method` text,
	`name` text NOT NULL,
	`requests` real,
	`failures` real,
	`median_ms` real,
	`avg_ms` real,
	`min_ms` real,
	`max_ms` real,
	`avg_bytes` real,
	`rps` real,
	`failures_per_s` real,
	`percentiles` text NOT NULL,
	`file` text NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	PRIMARY KEY(`run_id`, `ordinal`),
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `endpoint_figure_key` ON `endpoint_figure` (`key`);--> statement-breakpoint
CREATE TABLE `evidence_diagnostic` (
	`run_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`file` text NOT NULL,
	`line` integer NOT NULL,
	`col` integer NOT NULL,
	`severity` text NOT NULL,
	`rule` text NOT NULL,
	`message` text NOT NULL,
	PRIMARY KEY(`run_id`, `ordinal`),
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `exception_group` (
	`run_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`count` integer NOT NULL,
	`message` text NOT NULL,
	`traceback` text NOT NULL,
	`nodes` text NOT NULL,
	PRIMARY KEY(`run_id`, `ordinal`),
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `failure_group` (
	`run_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`method` text,
	`name` text NOT NULL,
	`error` text NOT NULL,
	`occurrences` integer NOT NULL,
	`first_seen` text,
	`last_seen` text,
	PRIMARY KEY(`run_id`, `ordinal`),
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `program_declaration` (
	`program_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`imported_at` text NOT NULL,
	`given_effective_at` text,
	`digest` text NOT NULL,
	`declaration` text NOT NULL,
	PRIMARY KEY(`program_id`, `revision`),
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `run` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`label` text NOT NULL,
	`revision` integer NOT NULL,
	`content_digest` text NOT NULL,
	`digest` text NOT NULL,
	`imported_at` text NOT NULL,
	`tool` text NOT NULL,
	`dialect` text NOT NULL,
	`provenance` text NOT NULL,
	`partial` integer NOT NULL,
	`precision` text NOT NULL,
	`truncated` integer NOT NULL,
	`users` integer,
	`users_source` text,
	`spawn_rate` real,
	`spawn_rate_source` text,
	`started_at` text,
	`started_at_source` text,
	`ended_at` text,
	`ended_at_source` text,
	`effective_at` text,
	`duration_s` real,
	`duration_s_source` text,
	`active_s` real,
	`active_s_source` text,
	`commit_id` text,
	`environment` text,
	`note` text,
	`tags` text NOT NULL,
	`scope` text NOT NULL,
	`rest` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `run_program_id_label_revision_unique` ON `run` (`program_id`,`label`,`revision`);--> statement-breakpoint
CREATE TABLE `run_file` (
	`run_id` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`bytes` integer NOT NULL,
	PRIMARY KEY(`run_id`, `ordinal`),
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `run_file_sha` ON `run_file` (`sha256`);--> statement-breakpoint
CREATE TABLE `run_history` (
	`run_id` integer PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`columns` text NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attestation` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`subject` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`note` text NOT NULL,
	`revokes` integer,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`seq` integer PRIMARY KEY NOT NULL,
	`program_id` integer,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`payload` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entry_prev_hash_unique` ON `audit_entry` (`prev_hash`);--> statement-breakpoint
CREATE TABLE `data_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invalidation` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`run_label` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rule_binding` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`criterion_id` text NOT NULL,
	`rule` text NOT NULL,
	`kind` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
