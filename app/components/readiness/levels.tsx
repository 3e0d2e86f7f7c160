import { bandNames } from '~/domain/readiness/kinds'
import type { sayResult } from '~/domain/readiness/say'
import { Section } from '../ui/section'
import { Radar } from './radar'

type Said = ReturnType<typeof sayResult>

/** The radar, its legend, and the same in a table. */
export function Levels({ said }: { said: Said }) {
	const { since } = said
	return (
		<Section id="levels" title="Four levels" aside="1 to 4, each with its range">
			<div className="ready-levels">
				<figure>
					<Radar result={said.result} before={since?.result ?? null} />
					<figcaption className="micro faint legend">
						<span>
							<i className="key-level" aria-hidden="true" /> level
						</span>
						<span>
							<i className="key-range" aria-hidden="true" /> range
						</span>
						{since ? (
							<span>
								<i className="key-before" aria-hidden="true" /> on {since.on}
							</span>
						) : null}
					</figcaption>
				</figure>
				<div>
					<table className="tbl">
						<caption className="vh">The levels as a table</caption>
						<thead>
							<tr>
								<th scope="col">Dimension</th>
								<th scope="col">Level</th>
								<th scope="col">Range</th>
								<th scope="col">Answers</th>
							</tr>
						</thead>
						<tbody>
							{said.dimensions.map((dimension) => (
								<tr key={dimension.id}>
									<th scope="row" className="cell">
										{dimension.name}
									</th>
									<td className="num">{dimension.level?.level ?? 'too few'}</td>
									<td className="num">{dimension.level?.range ?? '–'}</td>
									<td className="num">
										{dimension.answered} of {dimension.asked}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			</div>
			<p className="small soft mt-4">
				1 is {bandNames.rarely}, 2 {bandNames.sometimes}, 3 {bandNames.usually}, 4 {bandNames['passed-on']}.
			</p>
		</Section>
	)
}

/** What changed since last time, and when that is nothing. */
export function Since({ since }: { since: NonNullable<Said['since']> }) {
	return (
		<Section id="since" title={`Since ${since.on}`}>
			<ul className="rows">
				{since.changes.map((change) => (
					<li key={change.id}>
						<span className="grow strong">{change.name}</span>
						<span>{change.words}</span>
						<span className="small soft num">
							{change.by === null
								? `${change.common} answered both times`
								: `${change.by} over ${change.common} questions; ${change.threshold} would be clear`}
						</span>
					</li>
				))}
			</ul>
			<p className="small soft mt-3">
				Only questions answered both times are compared. A difference smaller than the one named may be a different
				mood, a different quarter or a different memory.
			</p>
		</Section>
	)
}

/** A text for each dimension, by where its level lies. */
export function Readings({ said }: { said: Said }) {
	return (
		<Section id="readings" title="What the answers say">
			{said.dimensions.map((dimension) => (
				<div className="reading" key={dimension.id}>
					<h3 className="h3">{dimension.name}</h3>
					{dimension.level ? (
						<>
							<p className="small soft">By your account {dimension.level.words}.</p>
							<p className="serif-read">{dimension.text}</p>
						</>
					) : (
						<p className="soft">
							{dimension.answered === 0 ? 'There was no occasion to any of it' : 'There was too little occasion'}, so
							this page says nothing about it. That may be the finding: the chance comes before the skill.
						</p>
					)}
					{dimension.lowest.length > 0 ? (
						<>
							<p className="small strong mt-3">You answered lowest</p>
							<ul className="lowest small soft">
								{dimension.lowest.map((line) => (
									<li key={line}>{line}</li>
								))}
							</ul>
						</>
					) : null}
				</div>
			))}
		</Section>
	)
}

/** Said before the levels, every time. */
export function Limits({ counted }: { counted: number }) {
	return (
		<Section id="limits" title="What this cannot say">
			<p className="soft mt-3 max-w-prose">
				You answered for yourself, about one quarter, and {counted} answers counted. That is enough to choose what to
				look at next and too little to compare you with anybody. The ranges assume that a single answer can lie more
				than half a point off; nothing has been measured to show it. People who do a thing well often see more of what
				is missing in it. And nobody you work with has been asked. Two of them, asked the same questions about you,
				would tell you more than a second try.
			</p>
		</Section>
	)
}
