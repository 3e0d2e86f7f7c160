import { Section } from '../ui/section'

/** What somebody said of themselves, and others of them. */
export function WhatWasSaid({
	words,
	isOwn,
}: {
	words: { reason: string; nomination: string; nominatedBy: string; word: string; wordBy: string; signedBy: string }
	isOwn: boolean
}) {
	const said = [
		{ who: isOwn ? 'You, on why' : 'Why they want to', text: words.reason },
		{ who: `${words.nominatedBy} nominated ${isOwn ? 'you' : 'them'}`, text: words.nomination },
		{ who: `The word of ${words.wordBy}`, text: words.word },
	].filter(({ text }) => text !== '')
	if (said.length === 0 && words.signedBy === '') return null
	return (
		<Section id="said" title="What was said">
			{said.map(({ who, text }) => (
				<blockquote className="work-text mt-4" key={who}>
					<b className="small block">{who}</b>
					{text}
				</blockquote>
			))}
			{words.signedBy ? <p className="small mt-3">{words.signedBy} has signed, as a lead of the level.</p> : null}
		</Section>
	)
}
