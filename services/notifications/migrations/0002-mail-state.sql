-- A CHECK is planned anew by every statement that writes to its table, a domain's once for each connection.
create domain notifications.mail_state as text check (value in ('queued', 'sent', 'failed'));
alter table notifications.mails drop constraint mails_state_check, alter column state type notifications.mail_state;
