-- The search index: derived like plan and runs, rewritten with them. One entry for each distinct text of
-- a program, however many snapshots or runs hold it; `search_place` says where it stands.
CREATE TABLE `search_entry` (
	`id` integer PRIMARY KEY NOT NULL,
	`program_id` integer NOT NULL REFERENCES `program`(`id`),
	`digest` blob NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`ref` text,
	`name` text NOT NULL,
	`body` text NOT NULL,
	`context` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_entry_digest` ON `search_entry` (`program_id`, `digest`);
--> statement-breakpoint
-- `source`: 0 document revision, 1 run, 2 report; `line` is 0 where the source has no lines.
CREATE TABLE `search_place` (
	`entry_id` integer NOT NULL REFERENCES `search_entry`(`id`),
	`source` integer NOT NULL,
	`source_id` integer NOT NULL,
	`line` integer NOT NULL,
	PRIMARY KEY (`entry_id`, `source`, `source_id`, `line`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `search_place_source` ON `search_place` (`source`, `source_id`);
--> statement-breakpoint
-- Words are split and folded before they come here (app/domain/search/words.ts): the ascii tokenizer takes
-- them as they are, whichever Unicode this SQLite knows. The text itself stands in `search_entry`.
CREATE VIRTUAL TABLE `search_text` USING fts5(scope, handle, name, body, content='', contentless_delete=1, tokenize="ascii tokenchars '.'", prefix='2 3');
--> statement-breakpoint
INSERT INTO `search_text`(`search_text`, `rank`) VALUES ('rank', 'bm25(0.0, 8.0, 5.0, 1.0)');
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_word` USING fts5vocab('search_text', 'col');
--> statement-breakpoint
-- Which way of splitting and folding the index was written by; without a row it has to be written anew.
CREATE TABLE `search_grammar` (`id` integer PRIMARY KEY NOT NULL, `version` integer NOT NULL);
--> statement-breakpoint
INSERT INTO `search_grammar` SELECT 1, 1 WHERE NOT EXISTS (SELECT 1 FROM `document_revision`) AND NOT EXISTS (SELECT 1 FROM `run`) AND NOT EXISTS (SELECT 1 FROM `report`);
