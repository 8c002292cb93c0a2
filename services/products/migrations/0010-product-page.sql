-- What a product's page shows besides: what each picture shows, certificates, and the shipping carton.
alter table products.product_pictures add column view text;
alter table products.products add column certificates text[] not null default '{}';
-- Eaches in a carton (null where no carton is known) and on a pallet, centimetres, grams.
alter table products.variants
  add column carton_units int check (carton_units > 0),
  add column carton_length_cm numeric(8, 1),
  add column carton_width_cm numeric(8, 1),
  add column carton_height_cm numeric(8, 1),
  add column carton_grams int check (carton_grams >= 0),
  add column pallet_units int check (pallet_units > 0);

-- Which form of the read model a row has, as its entry says. Rows of an older form, also those that an older release still
-- writes, are rendered anew.
alter table products.product_views add column format int not null
  generated always as (coalesce(substring(entry from '^\{"format":(\d+)')::int, 0)) stored;
create index product_views_format on products.product_views (format, ordinal);

-- Files are often named after what they show.
update products.product_pictures set view = found.view
from (
  select id, substring(source from '[-_](three-quarter|front|side|back|detail|scale|pack|spin)\.[A-Za-z0-9]+$') as view from products.product_pictures
) found
where found.id = product_pictures.id and found.view is not null;
