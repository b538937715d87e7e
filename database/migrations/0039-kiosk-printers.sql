-- A printer that is driven by the program of the kiosk it is built into.
alter table printers drop constraint printers_kind_check;
alter table printers add constraint printers_kind_check check (
  kind in ('escpos_tcp', 'star_cloudprnt', 'epson_sdp', 'browser', 'virtual', 'kiosk')
);
