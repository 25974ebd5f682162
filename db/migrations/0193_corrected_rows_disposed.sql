-- When a row's words are disposed of with its case, so is what the file said of it before it was put right.
create function forget_original_row() returns trigger language plpgsql as $$
begin
  new.original := null;
  return new;
end $$;
create trigger import_rows_disposed before update of cells on import_rows
  for each row when (new.cells = '{}'::jsonb) execute function forget_original_row();
