CREATE TABLE `report` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`kind` text NOT NULL,
	`format` text NOT NULL,
	`label` text NOT NULL,
	`revision` integer NOT NULL,
	`sha256` text NOT NULL,
	`digest` text NOT NULL,
	`imported_at` text NOT NULL,
	`provenance` text NOT NULL,
	`effective_at` text,
	`content` text NOT NULL,
	`diagnostics` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_program_id_kind_format_label_revision_unique` ON `report` (`program_id`,`kind`,`format`,`label`,`revision`);