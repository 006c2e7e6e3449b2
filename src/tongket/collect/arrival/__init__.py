"""Takes the folder of what arrived, makes one `Received` for each report in it, archives and e-mails opened."""
