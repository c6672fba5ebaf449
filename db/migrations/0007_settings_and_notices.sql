CREATE TABLE `setting_change` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`key` text NOT NULL,
	`value` text,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notice` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`member` text NOT NULL,
	`read_at` text,
	FOREIGN KEY (`event_id`) REFERENCES `tier_event`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notice_member` ON `notice` (`member`);--> statement-breakpoint
CREATE UNIQUE INDEX `notice_event_id_member_unique` ON `notice` (`event_id`,`member`);--> statement-breakpoint
CREATE TABLE `tier_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`tier_id` text NOT NULL,
	`kind` text NOT NULL,
	`cause` text NOT NULL,
	`facts` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tier_event_program_id_tier_id_cause_unique` ON `tier_event` (`program_id`,`tier_id`,`cause`);--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`allow_private` integer NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`ended_at` text
);
--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`id` integer PRIMARY KEY NOT NULL,
	`event_id` integer NOT NULL,
	`webhook_id` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` text,
	`delivered_at` text,
	`last_status` integer,
	`last_error` text,
	`last_at` text,
	FOREIGN KEY (`event_id`) REFERENCES `tier_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhook`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webhook_delivery_due` ON `webhook_delivery` (`next_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_delivery_event_id_webhook_id_unique` ON `webhook_delivery` (`event_id`,`webhook_id`);--> statement-breakpoint
CREATE TRIGGER `setting_change_no_update` BEFORE UPDATE ON `setting_change` BEGIN SELECT RAISE(ABORT, 'setting_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `setting_change_no_delete` BEFORE DELETE ON `setting_change` BEGIN SELECT RAISE(ABORT, 'setting_change is append-only'); END;
