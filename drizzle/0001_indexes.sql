create unique index journal_id on journal (id);
--> statement-breakpoint
create unique index item_rank_item on item_rank (item_id);
--> statement-breakpoint
create index item_rank_category on item_rank (category_id, rank);
--> statement-breakpoint
create index item_sku on item (sku collate nocase) where sku is not null;
--> statement-breakpoint
create index item_plu on item (plu) where plu is not null;
--> statement-breakpoint
create index plu_number on plu (number);
--> statement-breakpoint
create index item_external_key on item (external_key) where external_key is not null;
--> statement-breakpoint
create index item_kit on item (id) where kind = 'kit';
--> statement-breakpoint
create index item_parent on item (parent_id) where parent_id is not null;
--> statement-breakpoint
create index barcode_item on barcode (item_id);
--> statement-breakpoint
create index price_item on price (item_id);
--> statement-breakpoint
create index price_of_list on price (price_list_id) where price_list_id is not null;
--> statement-breakpoint
create index price_from on price (valid_from) where valid_from is not null;
--> statement-breakpoint
create index price_until on price (valid_until) where valid_until is not null;
--> statement-breakpoint
create virtual table item_words using fts5(folded, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", prefix='1 2 3');
--> statement-breakpoint
create virtual table item_trigrams using fts5(folded, content='', contentless_delete=1, tokenize="trigram", detail=full);
--> statement-breakpoint
create index shift_till on shift (till_id);
--> statement-breakpoint
create index shift_branch on shift (branch_id);
--> statement-breakpoint
-- Parked baskets that two tills sold: hardly ever any.
CREATE INDEX parked_sold_twice ON parked_sold (parked_id) WHERE sales > 1;
