create unique index journal_id on journal (id);
--> statement-breakpoint
create unique index item_rank_rank on item_rank (rank);
--> statement-breakpoint
create virtual table item_words using fts5(folded, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", prefix='1 2 3');
--> statement-breakpoint
create virtual table item_trigrams using fts5(folded, content='', contentless_delete=1, tokenize="trigram", detail=full);
