-- The variants of a product as rows of a line sheet, with holes as in its page. Empty until they are rendered, before a release serves.
alter table products.product_views add column rows text not null default '[]';
