const style = 'body{font:16px/1.5 system-ui,sans-serif;max-width:24rem;margin:4rem auto;padding:0 1rem}label{display:block;margin:1rem 0}input{display:block;width:100%;font:inherit;padding:.5rem}button{font:inherit;padding:.5rem 1rem;margin-right:.5rem}[role=alert]{color:#a11}';

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title><style>${style}</style></head><body><h1>${escape(title)}</h1>${body}</body></html>`;
}

/** The login page; `refused` when what was typed before was wrong. */
export function loginPage(action: string, refused: boolean): string {
  return page('Domain sign-in', `${refused ? '<p role="alert">The e-mail address or the password is wrong.</p>' : ''}
<form method="post" action="${escape(action)}">
<label>E-mail address<input name="email" type="email" autocomplete="username" required autofocus></label>
<label>Password<input name="password" type="password" autocomplete="current-password" required></label>
<button name="action" value="sign-in">Sign in</button><button name="action" value="cancel" formnovalidate>Cancel</button>
</form>`);
}

/** Asks before signing out: nothing in the request proves that the person wants it. `form` is the library's, with its secret. */
export function logoutPage(form: string): string {
  return page('Sign out of the domain?', `${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>`);
}

export function loggedOutPage(): string {
  return page('You are signed out', '<p>You can close this page.</p>');
}

export function errorPage(error: string): string {
  return page('This did not work', `<p>${escape(error)}</p>`);
}
