const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Already HTML. */
export type Html = { html: string };
const toHtml = (cell: string | Html): string => (typeof cell === 'string' ? escapeHtml(cell) : cell.html);

export type PageTable = { title: string; columns: readonly string[]; rows: readonly (readonly (string | Html)[])[] };

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:70rem;padding:1.5rem;color:#1d1c1d}
h1{font-size:1.4rem;margin:0}p.what{color:#616061;margin:.2rem 0 1.2rem}h2{font-size:1.05rem;margin:1.6rem 0 .4rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #e4e4e4;vertical-align:top}
th{font-size:.8rem;color:#616061;font-weight:600}form{margin:0}form.new{display:flex;gap:.6rem;flex-wrap:wrap;align-items:end}
label{display:flex;flex-direction:column;font-size:.8rem;color:#616061}input,select,button{font:.95rem system-ui,sans-serif;box-sizing:border-box;height:2.2rem;color:#1d1c1d;padding:.3rem .6rem;border:1px solid #bbb;border-radius:4px;background:#fff}
button{background:#1264a3;border-color:#1264a3;color:#fff;cursor:pointer}button:focus-visible,input:focus-visible,select:focus-visible{outline:2px solid #1d9bd1;outline-offset:2px}
p.done{background:#e3f4ea;border-radius:4px;padding:.5rem .8rem}`;

/** A page of a stand-in: what it is, a form, its tables. Works without scripts. */
export function renderPage(page: {
  title: string;
  what: string;
  done: string | null;
  form: Html | null;
  tables: readonly PageTable[];
}): string {
  const done = page.done === null ? '' : `<p class="done" role="status">${escapeHtml(page.done)}</p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<title>${escapeHtml(page.title)}</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(page.title)}</h1>
<p class="what">${escapeHtml(page.what)}</p>${done}${page.form?.html ?? ''}${page.tables.map(renderTable).join('')}</main></body></html>`;
}

function renderTable({ title, columns, rows }: PageTable): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${toHtml(cell)}</td>`).join('')}</tr>`).join('');
  const empty = `<tr><td colspan="${columns.length}">Nothing here yet.</td></tr>`;
  return `<h2>${escapeHtml(title)}</h2><table><thead><tr>${head}</tr></thead><tbody>${rows.length === 0 ? empty : body}</tbody></table>`;
}

export type Option = { value: string; label: string };

export function renderSelect(name: string, label: string, options: readonly Option[]): string {
  const choices = options
    .map((one) => `<option value="${escapeHtml(one.value)}">${escapeHtml(one.label)}</option>`)
    .join('');
  return `<label>${escapeHtml(label)}<select name="${escapeHtml(name)}" required>${choices}</select></label>`;
}
