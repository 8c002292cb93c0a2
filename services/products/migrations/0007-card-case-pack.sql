-- A card's case pack is its cheapest variant's, which differs by market: it is added when the card is shown, like the price.
update products.product_views set card = regexp_replace(card, ',"casePack":[0-9]+,"variantCount"', ',"variantCount"')
where card like '%,"casePack":%';
