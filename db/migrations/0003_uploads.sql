CREATE TABLE `upload` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`via` text NOT NULL,
	`digest` text NOT NULL,
	`files` integer NOT NULL,
	`receipt` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `received_import` ADD `given` text;
--> statement-breakpoint
CREATE TRIGGER `upload_no_update` BEFORE UPDATE ON `upload` BEGIN SELECT RAISE(ABORT, 'upload is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `upload_no_delete` BEFORE DELETE ON `upload` BEGIN SELECT RAISE(ABORT, 'upload is append-only'); END;
