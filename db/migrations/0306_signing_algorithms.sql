-- Organisations may seal with SM2 (国密) instead of ECDSA on P-256; the point is on the curve of the algorithm.
alter table signing_keys add column algorithm text not null default 'ES256' check (algorithm in ('ES256', 'SM2'));
alter table signing_keys alter column algorithm drop default;
