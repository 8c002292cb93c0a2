-- Words are compared without accents, in their English stem.
create text search configuration products.shop (copy = pg_catalog.english);
alter text search configuration products.shop alter mapping for hword, hword_part, word with unaccent, english_stem;
-- The same without stems: for the vocabulary that corrections come from.
create text search configuration products.plain (copy = pg_catalog.simple);
alter text search configuration products.plain alter mapping for hword, hword_part, word with unaccent, simple;

-- Published products only. Narrow, so that matching and ranking read few pages.
create table products.product_search (
  ordinal int primary key references products.products (ordinal),
  -- A title, B franchise, category, tags and SKUs, C attributes, D description.
  document tsvector not null,
  -- Title, franchise, category and tags: what the vocabulary is made from.
  names text not null
);
create index product_search_document on products.product_search using gin (document) with (fastupdate = off);

-- Known words and in how many products each occurs; made anew by a job after changes.
create table products.words (
  word text primary key,
  frequency int not null
);

-- Terms of one group mean the same to a buyer.
create table products.synonyms (
  term text primary key check (term = lower(term)),
  meaning text not null
);
create index synonyms_meaning on products.synonyms (meaning);
insert into products.synonyms (term, meaning) values
  ('plush', 'plush'), ('plushie', 'plush'), ('soft toy', 'plush'), ('stuffed animal', 'plush'), ('stuffed toy', 'plush'), ('cuddly toy', 'plush'),
  ('keyring', 'keychain'), ('key ring', 'keychain'), ('keychain', 'keychain'), ('key chain', 'keychain'),
  ('jigsaw', 'puzzle'), ('puzzle', 'puzzle'),
  ('mug', 'mug'), ('cup', 'mug'),
  ('tee', 't-shirt'), ('t-shirt', 't-shirt'), ('tshirt', 't-shirt'),
  ('figure', 'figure'), ('figurine', 'figure'), ('action figure', 'figure'),
  ('paperclip', 'paperclip'), ('paper clip', 'paperclip'), ('clippy', 'paperclip'),
  ('xmas', 'christmas'), ('christmas', 'christmas'),
  ('cushion', 'cushion'), ('pillow', 'cushion');
