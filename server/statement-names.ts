import { createHash } from 'node:crypto'

/** Each connection keeps them all; the rest is planned for every use. */
const MOST_STATEMENTS = 300
/** A list makes a statement for every length it comes in: of values, of rows, of alternatives. */
const LIST = /\bIN \(\$\d+,\$\d+|\bVALUES \([^()]*\), ?\(|\bOR \(.*\bOR \(.*\bOR \(/i

/**
 * Names make PostgreSQL plan a statement once a connection and not for every use: for small queries most of the work. A
 * name is made of the text, so that it can never mean another statement, whoever shares the connection. Without a name
 * stay those that come in too many forms.
 */
export function nameStatements(): (sql: string) => string {
	const names = new Map<string, string>()
	return (sql) => {
		const known = names.get(sql)
		if (known) return known
		if (names.size >= MOST_STATEMENTS || LIST.test(sql)) return ''
		const name = `belay_${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`
		names.set(sql, name)
		return name
	}
}
