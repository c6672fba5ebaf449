CREATE TABLE `cost_entry` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`week_id` text NOT NULL,
	`day` text,
	`minutes` integer,
	`cents` integer,
	`note` text NOT NULL,
	`replaces` integer,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cost_entry_replaces_unique` ON `cost_entry` (`replaces`);--> statement-breakpoint
CREATE TABLE `program_archive` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `published_sheet` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`sheet` text NOT NULL,
	`version` integer NOT NULL,
	`colour` text,
	`words` text NOT NULL,
	`facts` text NOT NULL,
	`facts_hash` text NOT NULL,
	`as_of` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `published_sheet_program_id_sheet_version_unique` ON `published_sheet` (`program_id`,`sheet`,`version`);--> statement-breakpoint
CREATE TABLE `risk_link` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`risk_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sheet_draft` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`sheet` text NOT NULL,
	`revision` integer NOT NULL,
	`colour` text,
	`words` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sheet_draft_program_id_sheet_revision_unique` ON `sheet_draft` (`program_id`,`sheet`,`revision`);--> statement-breakpoint
CREATE TABLE `work_proof` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`subject_text` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`sha256` text,
	`note` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `received_blob`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `work_proof_withdrawal` (
	`id` integer PRIMARY KEY NOT NULL,
	`proof_id` integer NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`proof_id`) REFERENCES `work_proof`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `work_proof_withdrawal_proof_id_unique` ON `work_proof_withdrawal` (`proof_id`);--> statement-breakpoint
CREATE TRIGGER `work_proof_no_update` BEFORE UPDATE ON `work_proof` BEGIN SELECT RAISE(ABORT, 'work_proof is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `work_proof_no_delete` BEFORE DELETE ON `work_proof` BEGIN SELECT RAISE(ABORT, 'work_proof is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `work_proof_withdrawal_no_update` BEFORE UPDATE ON `work_proof_withdrawal` BEGIN SELECT RAISE(ABORT, 'work_proof_withdrawal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `work_proof_withdrawal_no_delete` BEFORE DELETE ON `work_proof_withdrawal` BEGIN SELECT RAISE(ABORT, 'work_proof_withdrawal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `cost_entry_no_update` BEFORE UPDATE ON `cost_entry` BEGIN SELECT RAISE(ABORT, 'cost_entry is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `cost_entry_no_delete` BEFORE DELETE ON `cost_entry` BEGIN SELECT RAISE(ABORT, 'cost_entry is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `risk_link_no_update` BEFORE UPDATE ON `risk_link` BEGIN SELECT RAISE(ABORT, 'risk_link is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `risk_link_no_delete` BEFORE DELETE ON `risk_link` BEGIN SELECT RAISE(ABORT, 'risk_link is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sheet_draft_no_update` BEFORE UPDATE ON `sheet_draft` BEGIN SELECT RAISE(ABORT, 'sheet_draft is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sheet_draft_no_delete` BEFORE DELETE ON `sheet_draft` BEGIN SELECT RAISE(ABORT, 'sheet_draft is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `published_sheet_no_update` BEFORE UPDATE ON `published_sheet` BEGIN SELECT RAISE(ABORT, 'published_sheet is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `published_sheet_no_delete` BEFORE DELETE ON `published_sheet` BEGIN SELECT RAISE(ABORT, 'published_sheet is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `program_archive_no_update` BEFORE UPDATE ON `program_archive` BEGIN SELECT RAISE(ABORT, 'program_archive is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `program_archive_no_delete` BEFORE DELETE ON `program_archive` BEGIN SELECT RAISE(ABORT, 'program_archive is append-only'); END;
