CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`epoch` integer NOT NULL,
	`at` integer NOT NULL,
	`hlc` text NOT NULL,
	`schema` integer NOT NULL,
	`actor` text NOT NULL,
	`approval` text,
	`command` text NOT NULL,
	`sets` integer NOT NULL,
	`scopes` text DEFAULT 'branch' NOT NULL,
	`body` text NOT NULL,
	`body_hash` blob NOT NULL,
	`hash` blob NOT NULL,
	`answer` text,
	`asked` text
);
--> statement-breakpoint
CREATE TABLE `counter` (
	`series` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ledger_identity` (
	`one` integer PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`till_id` text NOT NULL,
	`branch_code` text NOT NULL,
	`till_code` text NOT NULL,
	`epoch` integer NOT NULL,
	`nonce` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `recent_command` (
	`id` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL,
	`command` text NOT NULL,
	`answer` text NOT NULL,
	`asked` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `merged_group` (
	`tab` text NOT NULL,
	`id` text NOT NULL,
	`grp` text NOT NULL,
	`vals` text NOT NULL,
	`clock` text NOT NULL,
	`at` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`tab`, `id`, `grp`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `own_edit` (
	`tab` text NOT NULL,
	`id` text NOT NULL,
	`grp` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`tab`, `id`, `grp`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sync_cursor` (
	`scope` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`digest` text NOT NULL,
	`snapshot_at` integer,
	`snapshot_digest` text,
	`snapshot_after` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sync_standing` (
	`one` integer PRIMARY KEY NOT NULL,
	`server_epoch` text,
	`acked` integer DEFAULT 0 NOT NULL,
	`durable` integer DEFAULT 0 NOT NULL,
	`seen` text,
	`contact_at` integer
);
--> statement-breakpoint
CREATE TABLE `waiting_item` (
	`scope` text NOT NULL,
	`position` integer NOT NULL,
	`reason` text NOT NULL,
	`item` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`scope`, `position`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `role` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`built_in` text,
	`permissions` text DEFAULT '[]' NOT NULL,
	`discount_limit_bp` integer DEFAULT 0 NOT NULL,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sign_in_failure` (
	`user_id` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`colour` text DEFAULT 'teal' NOT NULL,
	`language` text,
	`pin_hash` text,
	`pin_salt` text,
	`badge_hash` text,
	`role_ids` text DEFAULT '[]' NOT NULL,
	`grants` text DEFAULT '[]' NOT NULL,
	`denials` text DEFAULT '[]' NOT NULL,
	`branch_ids` text DEFAULT '[]' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `activity` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`severity` text DEFAULT 'LOW' NOT NULL,
	`command` text NOT NULL,
	`user_id` text,
	`user_name` text DEFAULT '' NOT NULL,
	`till_id` text NOT NULL,
	`approved_by_id` text,
	`approved_by_name` text,
	`entity` text,
	`entity_id` text,
	`label` text DEFAULT '' NOT NULL,
	`amount_minor` integer,
	`reason` text,
	`changes` text,
	`details` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `chain_check` (
	`one` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`user_name` text NOT NULL,
	`ok` integer NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`entries` integer NOT NULL,
	`facts` integer NOT NULL,
	`records` integer NOT NULL,
	`findings` text NOT NULL,
	`more` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `health` (
	`part` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `barcode` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`code` text DEFAULT '' NOT NULL,
	`item_id` text DEFAULT '' NOT NULL,
	`pack_name` text,
	`pack_qty_milli` integer DEFAULT 1000 NOT NULL,
	`pack_price_minor` integer,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `barcode_index` (
	`code` text NOT NULL,
	`barcode_id` text NOT NULL,
	`item_id` text NOT NULL,
	PRIMARY KEY(`code`, `barcode_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `bulk_change` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`started_at` integer NOT NULL,
	`user_name` text DEFAULT '' NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	`how` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `bulk_made` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`user_name` text DEFAULT '' NOT NULL,
	`till_id` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `bulk_slice` (
	`change_id` text NOT NULL,
	`n` integer NOT NULL,
	`records` integer NOT NULL,
	`moved` text NOT NULL,
	PRIMARY KEY(`change_id`, `n`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `bulk_undo` (
	`change_id` text NOT NULL,
	`n` integer NOT NULL,
	`till_id` text NOT NULL,
	`at` integer NOT NULL,
	`user_name` text DEFAULT '' NOT NULL,
	`restored` integer NOT NULL,
	`kept` integer NOT NULL,
	PRIMARY KEY(`change_id`, `n`, `till_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `catalogue_import` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`file_name` text NOT NULL,
	`source` text NOT NULL,
	`rows` integer NOT NULL,
	`created` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`refused` integer NOT NULL,
	`user_name` text DEFAULT '' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `category` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`parent_id` text,
	`position` integer DEFAULT 0 NOT NULL,
	`colour` text,
	`station` text,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `favourite` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`page` integer DEFAULT 0 NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`item_id` text,
	`category_id` text,
	`label` text,
	`colour` text,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `import_mapping` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`mapping` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `item` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`brand` text,
	`kind` text DEFAULT 'item' NOT NULL,
	`category_id` text,
	`sku` text,
	`plu` text,
	`external_key` text,
	`unit` text DEFAULT 'piece' NOT NULL,
	`decimals` integer DEFAULT 0 NOT NULL,
	`weighed` integer DEFAULT false NOT NULL,
	`price_minor` integer DEFAULT 0 NOT NULL,
	`open_price` integer DEFAULT false NOT NULL,
	`tax_ids` text,
	`cost_minor` integer,
	`colour` text,
	`picture_id` text,
	`description` text,
	`characteristics` text DEFAULT '[]' NOT NULL,
	`status` text DEFAULT 'onSale' NOT NULL,
	`parent_id` text,
	`options` text DEFAULT '[]' NOT NULL,
	`components` text DEFAULT '[]' NOT NULL,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `item_rank` (
	`rank` integer PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`category_id` text,
	`folded` text
);
--> statement-breakpoint
CREATE TABLE `picture_sent` (
	`picture_id` text PRIMARY KEY NOT NULL,
	`server_epoch` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `price` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`item_id` text DEFAULT '' NOT NULL,
	`price_list_id` text,
	`price_minor` integer DEFAULT 0 NOT NULL,
	`valid_from` integer,
	`valid_until` integer,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `price_list` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`instead_of` text,
	`valid_from` integer,
	`valid_until` integer,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `account_move` (
	`customer_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`n` integer NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`at` integer NOT NULL,
	`business_date` text NOT NULL,
	`branch_id` text NOT NULL,
	`method` text NOT NULL,
	`owed_minor` integer NOT NULL,
	`instalments` text,
	`note` text,
	`user_name` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`customer_id`, `subject_id`, `n`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `customer` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`phone` text,
	`code` text,
	`note` text,
	`group_id` text,
	`debt_limit_minor` integer,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `customer_balance` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`owed_minor` integer DEFAULT 0 NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `customer_group` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`price_list_id` text,
	`discount_bp` integer DEFAULT 0 NOT NULL,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `customer_text` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`words` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `customer_word` (
	`word` text NOT NULL,
	`customer_id` text NOT NULL,
	PRIMARY KEY(`word`, `customer_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `debt_due` (
	`customer_id` text NOT NULL,
	`due_date` text NOT NULL,
	`sale_id` text NOT NULL,
	`n` integer NOT NULL,
	`part` integer NOT NULL,
	`amount_minor` integer NOT NULL,
	PRIMARY KEY(`customer_id`, `due_date`, `sale_id`, `n`, `part`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `repayment` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`at` integer NOT NULL,
	`business_date` text NOT NULL,
	`shift_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`method` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`note` text,
	`user_id` text,
	`user_name` text DEFAULT '' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `device` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`is_on` integer DEFAULT true NOT NULL,
	`settings` text,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `display_pass` (
	`digest` text PRIMARY KEY NOT NULL,
	`counter` text NOT NULL,
	`language` text NOT NULL,
	`opened_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `drawer_kick` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`reason` text NOT NULL,
	`subject_id` text,
	`user_id` text,
	`user_name` text NOT NULL,
	`asked_at` integer NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`open_ms` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `print_count` (
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`kind`, `subject_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `print_job` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`use` text NOT NULL,
	`fixed_to` text,
	`taken_by` text,
	`subject_id` text NOT NULL,
	`copy` integer DEFAULT 0 NOT NULL,
	`language` text,
	`document` text,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`problem` text,
	`confirmed` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`requested_by` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `label_scale` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`is_on` integer DEFAULT true NOT NULL,
	`settings` text,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `plu` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`number` integer DEFAULT 0 NOT NULL,
	`label_name` text,
	`shelf_days` integer,
	`tare_g` integer DEFAULT 0 NOT NULL,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `scale_held` (
	`scale_id` text NOT NULL,
	`item_id` text NOT NULL,
	`number` integer NOT NULL,
	`place` integer,
	`told` text,
	`refused_told` text,
	`refusal` text,
	PRIMARY KEY(`scale_id`, `item_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `scale_item` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`scale_id` text DEFAULT '' NOT NULL,
	`item_id` text DEFAULT '' NOT NULL,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `scale_talk` (
	`scale_id` text PRIMARY KEY NOT NULL,
	`asked` text,
	`contact_at` integer,
	`outcome` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_customer` (
	`business_date` text NOT NULL,
	`branch_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`receipts` integer DEFAULT 0 NOT NULL,
	`total_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`business_date`, `branch_id`, `customer_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_item` (
	`business_date` text NOT NULL,
	`branch_id` text NOT NULL,
	`item_id` text NOT NULL,
	`qty_milli` integer DEFAULT 0 NOT NULL,
	`refunded_milli` integer DEFAULT 0 NOT NULL,
	`gross_minor` integer DEFAULT 0 NOT NULL,
	`discount_minor` integer DEFAULT 0 NOT NULL,
	`tax_minor` integer DEFAULT 0 NOT NULL,
	`total_minor` integer DEFAULT 0 NOT NULL,
	`refunded_minor` integer DEFAULT 0 NOT NULL,
	`cost_minor` integer DEFAULT 0 NOT NULL,
	`costed_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`business_date`, `branch_id`, `item_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_staff` (
	`business_date` text NOT NULL,
	`branch_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`lines` integer DEFAULT 0 NOT NULL,
	`discount_minor` integer DEFAULT 0 NOT NULL,
	`total_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`business_date`, `branch_id`, `staff_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_tax` (
	`business_date` text NOT NULL,
	`branch_id` text NOT NULL,
	`tax_id` text NOT NULL,
	`rate_bp` integer NOT NULL,
	`included` integer NOT NULL,
	`base_minor` integer DEFAULT 0 NOT NULL,
	`tax_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`business_date`, `branch_id`, `tax_id`, `rate_bp`, `included`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_tender` (
	`business_date` text NOT NULL,
	`branch_id` text NOT NULL,
	`method` text NOT NULL,
	`currency` text NOT NULL,
	`count` integer DEFAULT 0 NOT NULL,
	`received_minor` integer DEFAULT 0 NOT NULL,
	`returned_minor` integer DEFAULT 0 NOT NULL,
	`given_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`business_date`, `branch_id`, `method`, `currency`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_total` (
	`business_date` text NOT NULL,
	`branch_id` text NOT NULL,
	`hour` integer NOT NULL,
	`user_id` text NOT NULL,
	`sales` integer DEFAULT 0 NOT NULL,
	`refunds` integer DEFAULT 0 NOT NULL,
	`exchanges` integer DEFAULT 0 NOT NULL,
	`lines` integer DEFAULT 0 NOT NULL,
	`gross_minor` integer DEFAULT 0 NOT NULL,
	`discount_minor` integer DEFAULT 0 NOT NULL,
	`tax_minor` integer DEFAULT 0 NOT NULL,
	`rounding_minor` integer DEFAULT 0 NOT NULL,
	`tip_minor` integer DEFAULT 0 NOT NULL,
	`cost_minor` integer DEFAULT 0 NOT NULL,
	`uncosted_minor` integer DEFAULT 0 NOT NULL,
	`sales_minor` integer DEFAULT 0 NOT NULL,
	`refunds_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`business_date`, `branch_id`, `hour`, `user_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `filled_stretch` (
	`days` integer NOT NULL,
	`from_date` text NOT NULL,
	PRIMARY KEY(`days`, `from_date`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `span_item` (
	`days` integer NOT NULL,
	`from_date` text NOT NULL,
	`branch_id` text NOT NULL,
	`item_id` text NOT NULL,
	`qty_milli` integer DEFAULT 0 NOT NULL,
	`refunded_milli` integer DEFAULT 0 NOT NULL,
	`gross_minor` integer DEFAULT 0 NOT NULL,
	`discount_minor` integer DEFAULT 0 NOT NULL,
	`tax_minor` integer DEFAULT 0 NOT NULL,
	`total_minor` integer DEFAULT 0 NOT NULL,
	`refunded_minor` integer DEFAULT 0 NOT NULL,
	`cost_minor` integer DEFAULT 0 NOT NULL,
	`costed_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`days`, `from_date`, `branch_id`, `item_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `basket_step` (
	`place` integer PRIMARY KEY NOT NULL,
	`basket` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `customer_sale` (
	`customer_id` text NOT NULL,
	`sale_id` text NOT NULL,
	PRIMARY KEY(`customer_id`, `sale_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `open_basket` (
	`counter` text PRIMARY KEY NOT NULL,
	`ring` integer NOT NULL,
	`version` integer NOT NULL,
	`step` integer NOT NULL,
	`last_step` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`user_id` text,
	`last_sale_id` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `parked_basket` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`basket` text,
	`total_minor` integer DEFAULT 0 NOT NULL,
	`parked_at` integer DEFAULT 0 NOT NULL,
	`parked_by_id` text,
	`parked_by_name` text DEFAULT '' NOT NULL,
	`customer_id` text,
	`customer_name` text,
	`taken_by_till_id` text,
	`taken_by_name` text,
	`taken_at` integer,
	`clash_seen_by` text,
	`clash_seen_at` integer,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `parked_sale` (
	`parked_id` text NOT NULL,
	`sale_id` text NOT NULL,
	PRIMARY KEY(`parked_id`, `sale_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `parked_sold` (
	`parked_id` text PRIMARY KEY NOT NULL,
	`sales` integer DEFAULT 0 NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `receipt_number` (
	`number` text PRIMARY KEY NOT NULL,
	`sale_id` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `refunded_line` (
	`sale_id` text NOT NULL,
	`n` integer NOT NULL,
	`qty_milli` integer DEFAULT 0 NOT NULL,
	`total_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`sale_id`, `n`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `refunded_sale` (
	`sale_id` text PRIMARY KEY NOT NULL,
	`total_minor` integer DEFAULT 0 NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `refunded_tender` (
	`sale_id` text NOT NULL,
	`method` text NOT NULL,
	`amount_minor` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`sale_id`, `method`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `removed_line` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`business_date` text,
	`shift_id` text,
	`branch_id` text NOT NULL,
	`basket_id` text NOT NULL,
	`kind` text NOT NULL,
	`item_id` text,
	`name` text NOT NULL,
	`qty_milli` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`reason` text,
	`user_id` text,
	`user_name` text DEFAULT '' NOT NULL,
	`approved_by_id` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sale` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`business_date` text NOT NULL,
	`hour` integer NOT NULL,
	`shift_id` text NOT NULL,
	`till_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`user_id` text,
	`user_name` text DEFAULT '' NOT NULL,
	`customer_id` text,
	`customer_name` text,
	`currency` text NOT NULL,
	`line_count` integer NOT NULL,
	`gross_minor` integer NOT NULL,
	`discount_minor` integer DEFAULT 0 NOT NULL,
	`tax_minor` integer DEFAULT 0 NOT NULL,
	`lines_minor` integer NOT NULL,
	`rounding_minor` integer DEFAULT 0 NOT NULL,
	`tip_minor` integer DEFAULT 0 NOT NULL,
	`total_minor` integer NOT NULL,
	`change_minor` integer DEFAULT 0 NOT NULL,
	`cost_minor` integer DEFAULT 0 NOT NULL,
	`uncosted_minor` integer DEFAULT 0 NOT NULL,
	`taxes` text DEFAULT '[]' NOT NULL,
	`note` text,
	`reason` text,
	`refund_of_sale_id` text,
	`refund_of_number` text,
	`parked_id` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sale_line` (
	`sale_id` text NOT NULL,
	`n` integer NOT NULL,
	`business_date` text NOT NULL,
	`item_id` text,
	`name` text NOT NULL,
	`sku` text,
	`barcode` text,
	`category_id` text,
	`unit` text DEFAULT 'piece' NOT NULL,
	`decimals` integer DEFAULT 0 NOT NULL,
	`pack_qty_milli` integer DEFAULT 1000 NOT NULL,
	`components` text,
	`qty_milli` integer NOT NULL,
	`unit_price_minor` integer NOT NULL,
	`list_price_minor` integer,
	`gross_minor` integer NOT NULL,
	`line_discount_minor` integer DEFAULT 0 NOT NULL,
	`basket_discount_minor` integer DEFAULT 0 NOT NULL,
	`tax_minor` integer DEFAULT 0 NOT NULL,
	`total_minor` integer NOT NULL,
	`rounding_minor` integer DEFAULT 0 NOT NULL,
	`taxes` text DEFAULT '[]' NOT NULL,
	`cost_minor` integer,
	`staff_id` text,
	`staff_name` text,
	`note` text,
	`weight_typed` integer DEFAULT false NOT NULL,
	`tare_milli` integer,
	`label_minor` integer,
	`mark` text,
	`refund_sale_id` text,
	`refund_n` integer,
	`restock` text,
	PRIMARY KEY(`sale_id`, `n`),
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sale_tender` (
	`sale_id` text NOT NULL,
	`n` integer NOT NULL,
	`shift_id` text NOT NULL,
	`business_date` text NOT NULL,
	`method` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`given_minor` integer NOT NULL,
	`rate_micro` integer,
	`customer_id` text,
	`reference` text,
	`details` text,
	PRIMARY KEY(`sale_id`, `n`),
	FOREIGN KEY (`sale_id`) REFERENCES `sale`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sold_mark` (
	`mark` text NOT NULL,
	`sale_id` text NOT NULL,
	`n` integer NOT NULL,
	`qty_milli` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`mark`, `sale_id`, `n`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `branch` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`address` text,
	`phone` text,
	`code` text DEFAULT '' NOT NULL,
	`became_id` text,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `branch_setting` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`value` text,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `company_setting` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`value` text,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tax` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`rate_bp` integer DEFAULT 0 NOT NULL,
	`included` integer DEFAULT true NOT NULL,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `till` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`name` text DEFAULT '' NOT NULL,
	`branch_id` text,
	`code` text DEFAULT '' NOT NULL,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `till_setting` (
	`id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer,
	`value` text,
	`clocks` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `cash_move` (
	`id` text PRIMARY KEY NOT NULL,
	`shift_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`denominations` text,
	`reason` text,
	`user_id` text,
	`user_name` text DEFAULT '' NOT NULL,
	`approved_by_id` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `drawer_count` (
	`id` text PRIMARY KEY NOT NULL,
	`shift_id` text NOT NULL,
	`at` integer NOT NULL,
	`purpose` text NOT NULL,
	`counted` text NOT NULL,
	`stated` text NOT NULL,
	`expected` text NOT NULL,
	`over_short` text NOT NULL,
	`user_id` text,
	`user_name` text DEFAULT '' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `handover` (
	`id` text PRIMARY KEY NOT NULL,
	`shift_id` text NOT NULL,
	`at` integer NOT NULL,
	`from_user_id` text,
	`from_user_name` text DEFAULT '' NOT NULL,
	`to_user_id` text,
	`to_user_name` text DEFAULT '' NOT NULL,
	`count_id` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `open_shift` (
	`till_id` text NOT NULL,
	`shift_id` text NOT NULL,
	PRIMARY KEY(`till_id`, `shift_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `shift` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`till_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`business_date` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by_id` text,
	`opened_by_name` text DEFAULT '' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `shift_close` (
	`shift_id` text PRIMARY KEY NOT NULL,
	`z_number` text NOT NULL,
	`closed_at` integer NOT NULL,
	`closed_by_id` text,
	`closed_by_name` text DEFAULT '' NOT NULL,
	`count_id` text,
	`counted` text DEFAULT '[]' NOT NULL,
	`stated` text DEFAULT '[]' NOT NULL,
	`expected` text NOT NULL,
	`over_short` text DEFAULT '[]' NOT NULL,
	`reason` text,
	`left` text DEFAULT '[]' NOT NULL,
	`carried_baskets` integer DEFAULT 0 NOT NULL,
	`carried_minor` integer DEFAULT 0 NOT NULL,
	`tip_seq` integer NOT NULL,
	`tip_hash` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `shift_fact` (
	`shift_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`shift_id`, `kind`, `subject_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `shift_tender` (
	`shift_id` text NOT NULL,
	`method` text NOT NULL,
	`currency` text NOT NULL,
	`sales_minor` integer DEFAULT 0 NOT NULL,
	`refunds_minor` integer DEFAULT 0 NOT NULL,
	`moves_minor` integer DEFAULT 0 NOT NULL,
	`count` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`shift_id`, `method`, `currency`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `shift_total` (
	`shift_id` text PRIMARY KEY NOT NULL,
	`sales` integer DEFAULT 0 NOT NULL,
	`refunds` integer DEFAULT 0 NOT NULL,
	`gross_minor` integer DEFAULT 0 NOT NULL,
	`discount_minor` integer DEFAULT 0 NOT NULL,
	`tax_minor` integer DEFAULT 0 NOT NULL,
	`rounding_minor` integer DEFAULT 0 NOT NULL,
	`tip_minor` integer DEFAULT 0 NOT NULL,
	`sales_minor` integer DEFAULT 0 NOT NULL,
	`refunds_minor` integer DEFAULT 0 NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `conflict` (
	`tab` text NOT NULL,
	`row_id` text NOT NULL,
	`grp` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`mine` text NOT NULL,
	`mine_by` text DEFAULT '' NOT NULL,
	`mine_till` text DEFAULT '' NOT NULL,
	`mine_at` integer NOT NULL,
	`theirs` text NOT NULL,
	`theirs_by` text DEFAULT '' NOT NULL,
	`theirs_till` text DEFAULT '' NOT NULL,
	`theirs_at` integer NOT NULL,
	`learned_at` integer NOT NULL,
	PRIMARY KEY(`tab`, `row_id`, `grp`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `foreign_change` (
	`n` integer PRIMARY KEY NOT NULL,
	`tab` text NOT NULL,
	`row_id` text NOT NULL,
	`grp` text NOT NULL,
	`before` text,
	`after` text NOT NULL,
	`by_name` text DEFAULT '' NOT NULL,
	`till_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `z_seal` (
	`shift_id` text PRIMARY KEY NOT NULL,
	`report` text NOT NULL,
	`sealed_at` integer,
	`sig` text,
	`server_epoch` text
) WITHOUT ROWID;
