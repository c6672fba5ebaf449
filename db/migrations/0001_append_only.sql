-- Received and recorded rows are never changed: a correction is a new row that names the old one.
CREATE TRIGGER `received_blob_no_update` BEFORE UPDATE ON `received_blob` BEGIN SELECT RAISE(ABORT, 'received_blob is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `received_blob_no_delete` BEFORE DELETE ON `received_blob` BEGIN SELECT RAISE(ABORT, 'received_blob is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `received_import_no_update` BEFORE UPDATE ON `received_import` BEGIN SELECT RAISE(ABORT, 'received_import is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `received_import_no_delete` BEFORE DELETE ON `received_import` BEGIN SELECT RAISE(ABORT, 'received_import is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `received_file_no_update` BEFORE UPDATE ON `received_file` BEGIN SELECT RAISE(ABORT, 'received_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `received_file_no_delete` BEFORE DELETE ON `received_file` BEGIN SELECT RAISE(ABORT, 'received_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `document_revision_no_update` BEFORE UPDATE ON `document_revision` BEGIN SELECT RAISE(ABORT, 'document_revision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `document_revision_no_delete` BEFORE DELETE ON `document_revision` BEGIN SELECT RAISE(ABORT, 'document_revision is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `evidence_file_no_update` BEFORE UPDATE ON `evidence_file` BEGIN SELECT RAISE(ABORT, 'evidence_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `evidence_file_no_delete` BEFORE DELETE ON `evidence_file` BEGIN SELECT RAISE(ABORT, 'evidence_file is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `rule_binding_no_update` BEFORE UPDATE ON `rule_binding` BEGIN SELECT RAISE(ABORT, 'rule_binding is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `rule_binding_no_delete` BEFORE DELETE ON `rule_binding` BEGIN SELECT RAISE(ABORT, 'rule_binding is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `attestation_no_update` BEFORE UPDATE ON `attestation` BEGIN SELECT RAISE(ABORT, 'attestation is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `attestation_no_delete` BEFORE DELETE ON `attestation` BEGIN SELECT RAISE(ABORT, 'attestation is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `invalidation_no_update` BEFORE UPDATE ON `invalidation` BEGIN SELECT RAISE(ABORT, 'invalidation is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `invalidation_no_delete` BEFORE DELETE ON `invalidation` BEGIN SELECT RAISE(ABORT, 'invalidation is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entry_no_update` BEFORE UPDATE ON `audit_entry` BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entry_no_delete` BEFORE DELETE ON `audit_entry` BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `data_version_no_delete` BEFORE DELETE ON `data_version` BEGIN SELECT RAISE(ABORT, 'data_version keeps its one row'); END;
--> statement-breakpoint
INSERT INTO `data_version` (`id`, `version`) VALUES (1, 1);
