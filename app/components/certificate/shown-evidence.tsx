import { AsTyped } from '../ui/as-typed'

type Shown = {
	id: string
	requirement: string
	name: string
	text: string
	/** HTML of a worksheet */
	table: string | null
	made: string
	since: string
	file: { size: string; to: string } | null
}

/** What its holder chose to show: beside what was signed, and said so. Where nothing is shown, nothing is said: not showing costs nobody anything. */
export function ShownEvidence({ shown, holder, issuer }: { shown: Shown[]; holder: string; issuer: string }) {
	if (shown.length === 0) return null
	return (
		<section className="mt-10" id="evidence" aria-labelledby="shown">
			<h2 id="shown" className="h2">
				Evidence
			</h2>
			<p className="soft mt-2">
				{holder} chose to show this, and can take it back at any time. It is not part of what {issuer} signed.
			</p>
			<ul className="shown">
				{shown.map(({ id, requirement, name, text, table, made, since, file }) => (
					<li key={id}>
						<h3 className="h3">{file ? <a href={file.to}>{name}</a> : name}</h3>
						<p className="small soft">
							{requirement}. {file ? `A file, ${file.size}. ` : ''}Of {made}; shown since {since}.
						</p>
						<Words text={text} table={table} />
					</li>
				))}
			</ul>
		</section>
	)
}

const SHORT = 600

/** A long text and a worksheet are folded away, so that the list stays one. */
export function Words({ text, table }: { text: string; table: string | null }) {
	if (table === null && text.length <= SHORT) return text ? <p className="words">{text}</p> : null
	return (
		<details>
			<summary>Read it</summary>
			{table === null ? <p className="words">{text}</p> : <AsTyped className="table" html={table} />}
		</details>
	)
}
