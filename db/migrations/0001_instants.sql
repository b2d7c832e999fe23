-- Milliseconds since 1970 of an ISO 8601 date or date-time text (UTC where it names no offset), null for any
-- other text. Depends on nothing but its argument, so that dates can be indexed. lib/query/instant.ts reads
-- exactly the same texts: change both or none.
CREATE FUNCTION quayside_instant(value text) RETURNS bigint
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  size int := length(value);
  month int;
  day date;
  clock int := 0;
  shift int := 0;
BEGIN
  IF value !~ '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?:[Tt ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?:[Zz]|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?)?$'
    OR left(value, 4) = '0000' THEN
    RETURN NULL;
  END IF;
  month := substr(value, 6, 2)::int;
  day := make_date(left(value, 4)::int, month, 1) + (substr(value, 9, 2)::int - 1);
  IF extract(month FROM day) <> month THEN
    RETURN NULL;
  END IF;
  IF size > 10 THEN
    clock := (substr(value, 12, 2)::int * 60 + substr(value, 15, 2)::int) * 60000;
    IF substr(value, 17, 1) = ':' THEN
      clock := clock + substr(value, 18, 2)::int * 1000;
    END IF;
    IF substr(value, 20, 1) = '.' THEN
      clock := clock + rpad(substring(substr(value, 21, 3) FROM '^[0-9]+'), 3, '0')::int;
    END IF;
    IF size > 16 AND substr(value, size - 5, 1) IN ('+', '-') THEN
      shift := (substr(value, size - 5, 1) || '1')::int
        * (substr(value, size - 4, 2)::int * 60 + right(value, 2)::int) * 60000;
    ELSIF size > 16 AND substr(value, size - 4, 1) IN ('+', '-') THEN
      shift := (substr(value, size - 4, 1) || '1')::int
        * (substr(value, size - 3, 2)::int * 60 + right(value, 2)::int) * 60000;
    END IF;
  END IF;
  RETURN (day - date '1970-01-01')::bigint * 86400000 + clock - shift;
END $$;
