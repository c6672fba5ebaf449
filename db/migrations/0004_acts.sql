CREATE TABLE `attestation_file` (
	`attestation_id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	FOREIGN KEY (`attestation_id`) REFERENCES `attestation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sha256`) REFERENCES `received_blob`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invalidation_withdrawal` (
	`id` integer PRIMARY KEY NOT NULL,
	`invalidation_id` integer NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`invalidation_id`) REFERENCES `invalidation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invalidation_withdrawal_invalidation_id_unique` ON `invalidation_withdrawal` (`invalidation_id`);--> statement-breakpoint
CREATE TABLE `not_applicable` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`criterion_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `not_applicable_decision` (
	`id` integer PRIMARY KEY NOT NULL,
	`declaration_id` integer NOT NULL,
	`kind` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`declaration_id`) REFERENCES `not_applicable`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `not_applicable_decision_declaration_id_kind_unique` ON `not_applicable_decision` (`declaration_id`,`kind`);--> statement-breakpoint
CREATE TABLE `removal_acceptance` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`criterion_id` text NOT NULL,
	`snapshot` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `removal_acceptance_program_id_criterion_id_snapshot_unique` ON `removal_acceptance` (`program_id`,`criterion_id`,`snapshot`);--> statement-breakpoint
CREATE TABLE `sign_off` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`tier_id` text NOT NULL,
	`role` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`meaning` text NOT NULL,
	`note` text NOT NULL,
	`pack` text NOT NULL,
	`pack_hash` text NOT NULL,
	`replaces` integer,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_off_replaces_unique` ON `sign_off` (`replaces`);--> statement-breakpoint
CREATE UNIQUE INDEX `sign_off_once` ON `sign_off` (`program_id`,`tier_id`,`by`,`role`,coalesce(`replaces`, 0));--> statement-breakpoint
CREATE TABLE `waiver` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL,
	`criterion_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`reason` text NOT NULL,
	`expires_at` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `waiver_decision` (
	`id` integer PRIMARY KEY NOT NULL,
	`waiver_id` integer NOT NULL,
	`kind` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`note` text NOT NULL,
	FOREIGN KEY (`waiver_id`) REFERENCES `waiver`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `waiver_decision_waiver_id_kind_unique` ON `waiver_decision` (`waiver_id`,`kind`);
--> statement-breakpoint
CREATE TRIGGER `waiver_no_update` BEFORE UPDATE ON `waiver` BEGIN SELECT RAISE(ABORT, 'waiver is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `waiver_no_delete` BEFORE DELETE ON `waiver` BEGIN SELECT RAISE(ABORT, 'waiver is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `waiver_decision_no_update` BEFORE UPDATE ON `waiver_decision` BEGIN SELECT RAISE(ABORT, 'waiver_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `waiver_decision_no_delete` BEFORE DELETE ON `waiver_decision` BEGIN SELECT RAISE(ABORT, 'waiver_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `not_applicable_no_update` BEFORE UPDATE ON `not_applicable` BEGIN SELECT RAISE(ABORT, 'not_applicable is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `not_applicable_no_delete` BEFORE DELETE ON `not_applicable` BEGIN SELECT RAISE(ABORT, 'not_applicable is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `not_applicable_decision_no_update` BEFORE UPDATE ON `not_applicable_decision` BEGIN SELECT RAISE(ABORT, 'not_applicable_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `not_applicable_decision_no_delete` BEFORE DELETE ON `not_applicable_decision` BEGIN SELECT RAISE(ABORT, 'not_applicable_decision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sign_off_no_update` BEFORE UPDATE ON `sign_off` BEGIN SELECT RAISE(ABORT, 'sign_off is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `sign_off_no_delete` BEFORE DELETE ON `sign_off` BEGIN SELECT RAISE(ABORT, 'sign_off is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `invalidation_withdrawal_no_update` BEFORE UPDATE ON `invalidation_withdrawal` BEGIN SELECT RAISE(ABORT, 'invalidation_withdrawal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `invalidation_withdrawal_no_delete` BEFORE DELETE ON `invalidation_withdrawal` BEGIN SELECT RAISE(ABORT, 'invalidation_withdrawal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `removal_acceptance_no_update` BEFORE UPDATE ON `removal_acceptance` BEGIN SELECT RAISE(ABORT, 'removal_acceptance is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `removal_acceptance_no_delete` BEFORE DELETE ON `removal_acceptance` BEGIN SELECT RAISE(ABORT, 'removal_acceptance is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `attestation_file_no_update` BEFORE UPDATE ON `attestation_file` BEGIN SELECT RAISE(ABORT, 'attestation_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `attestation_file_no_delete` BEFORE DELETE ON `attestation_file` BEGIN SELECT RAISE(ABORT, 'attestation_file is append-only'); END;
