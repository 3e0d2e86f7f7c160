import { CASE_PARTS, type CasePart, casePartNames } from '~/domain/casebook/kinds'

/** A case, part after part; one that was left empty is left out. */
export function CaseText({ words }: { words: Record<CasePart, string> }) {
	return (
		<div className="case-text">
			{CASE_PARTS.filter((part) => words[part] !== '').map((part) => (
				<section key={part} aria-labelledby={`part-${part}`} className={part === 'ask' ? 'ask' : undefined}>
					<h2 className="h3" id={`part-${part}`}>
						{casePartNames[part]}
					</h2>
					<p>{words[part]}</p>
				</section>
			))}
		</div>
	)
}

/** What others can take from it. */
export function Learnings({ text }: { text: string }) {
	return <p className="learnings">{text}</p>
}
