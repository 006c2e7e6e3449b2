"""What people see. A page is: may you, fetch, call one action or one pure function, render."""
