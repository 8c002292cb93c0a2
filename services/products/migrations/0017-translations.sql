-- A product in other languages than its own. What is null, and a word without a translation, stands in the original.
create table products.translations (
  product_id text not null references products.products,
  language text not null check (language in ('de', 'fr', 'es')),
  title text,
  description_html text,
  materials text,
  warnings text,
  -- Translations of words that many products share (type, tags, categories, options, attributes), by the original.
  terms jsonb not null default '{}',
  primary key (product_id, language)
);

-- The same words for what is no one product's: categories and the labels of facets. Where products differ, what was said last.
create table products.terms (
  language text not null check (language in ('de', 'fr', 'es')),
  term text not null,
  translation text not null,
  primary key (language, term)
);

-- Read model: a product in each language that it is translated into, beside product_views.
create table products.translated_views (
  ordinal int not null references products.products (ordinal),
  language text not null,
  -- Null where it is not translated.
  title text,
  variant_titles jsonb not null,
  card text not null,
  rows text not null,
  page text not null,
  primary key (ordinal, language)
);

-- Words are compared without accents in every language, each in its own stem.
create text search configuration products.shop_de (copy = pg_catalog.german);
alter text search configuration products.shop_de alter mapping for hword, hword_part, word with unaccent, german_stem;
create text search configuration products.shop_fr (copy = pg_catalog.french);
alter text search configuration products.shop_fr alter mapping for hword, hword_part, word with unaccent, french_stem;
create text search configuration products.shop_es (copy = pg_catalog.spanish);
alter text search configuration products.shop_es alter mapping for hword, hword_part, word with unaccent, spanish_stem;

-- What a translated product is found by in its language: the document of the original, and its own.
create table products.translated_search (
  language text not null,
  ordinal int not null references products.products (ordinal),
  document tsvector not null,
  names text not null,
  primary key (language, ordinal)
);
create index translated_search_document on products.translated_search using gin (document) with (fastupdate = off);

/*
 * All of these terms, each as a to_tsquery of its own, in the stems of a language or of the original. A term that consists of words
 * that say nothing is left out.
 */
create function products.shop_query(language text, terms text[]) returns tsquery language sql immutable as $$
  select string_agg('(' || query::text || ')', ' & ' order by place)::tsquery
  from (
    select place, case language
      when 'de' then to_tsquery('products.shop', term) || to_tsquery('products.shop_de', term)
      when 'fr' then to_tsquery('products.shop', term) || to_tsquery('products.shop_fr', term)
      when 'es' then to_tsquery('products.shop', term) || to_tsquery('products.shop_es', term)
      else to_tsquery('products.shop', term) end as query
    from unnest(terms) with ordinality as asked (term, place)
  ) parts where numnode(query) > 0
$$;

-- Known words are those of a language; an older release goes on with those of the original.
alter table products.words add column language text not null default 'en';
alter table products.words drop constraint words_pkey;
alter table products.words add primary key (language, word);
