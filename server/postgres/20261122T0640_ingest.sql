-- What products were before an import changed them, for undoing it.
create table product_before (
  batch integer not null references batch (id),
  sku integer not null references product (sku),
  was jsonb not null,
  primary key (batch, sku)
);

-- Imports are found again by what the file holds.
create index import_sha256 on import (file_sha256);
create index import_source on import (source, kind, created_at desc);
create index product_code on product (code);
