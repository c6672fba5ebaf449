CREATE TABLE `api_token` (
	`id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`member_id` integer NOT NULL,
	`label` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`last_used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_token_hash_unique` ON `api_token` (`hash`);--> statement-breakpoint
CREATE INDEX `api_token_member` ON `api_token` (`member_id`);--> statement-breakpoint
CREATE TABLE `credential` (
	`member_id` integer PRIMARY KEY NOT NULL,
	`password_hash` text NOT NULL,
	`changed_at` text NOT NULL,
	`totp_secret` text,
	`totp_at` text,
	`totp_step` integer,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `known_device` (
	`hash` text NOT NULL,
	`member_id` integer NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `known_device_hash_member_id_unique` ON `known_device` (`hash`,`member_id`);--> statement-breakpoint
CREATE TABLE `login_limit` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer DEFAULT 0 NOT NULL,
	`expire` integer
);
--> statement-breakpoint
CREATE TABLE `member` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`display_name` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_name_unique` ON `member` (`name`);--> statement-breakpoint
CREATE TABLE `member_act` (
	`id` integer PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_act_member` ON `member_act` (`member_id`);--> statement-breakpoint
CREATE TABLE `one_time_link` (
	`id` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`kind` text NOT NULL,
	`member_id` integer,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`expires_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_time_link_hash_unique` ON `one_time_link` (`hash`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`hash` text PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_code_member` ON `recovery_code` (`member_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`hash` text PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`proven_at` text NOT NULL,
	`agent` text NOT NULL,
	`address` text NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_member` ON `session` (`member_id`);--> statement-breakpoint
CREATE TRIGGER `member_no_update` BEFORE UPDATE ON `member` BEGIN SELECT RAISE(ABORT, 'member is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `member_no_delete` BEFORE DELETE ON `member` BEGIN SELECT RAISE(ABORT, 'member is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `member_act_no_update` BEFORE UPDATE ON `member_act` BEGIN SELECT RAISE(ABORT, 'member_act is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `member_act_no_delete` BEFORE DELETE ON `member_act` BEGIN SELECT RAISE(ABORT, 'member_act is append-only'); END;
