import type { ReactNode } from 'react'
import type { Feedback } from '~/domain/assessment/decision'
import { LEVEL_NAMES } from '~/domain/assessment/kinds'
import type { Rubric } from '~/domain/assessment/rubric'
import type { FigureSaid } from '~/domain/insight/say'
import { listed } from '~/domain/number-words'
import { FrozenFigures } from '../insight/figure-said'
import { RoomRecord } from './room-record'
import { assessorWords } from './said'
import { type FileShown, WorkFiles } from './work-files'

export type TryView = {
	id: string
	number: number
	text: string
	files: FileShown[]
	/** What the room kept of work shown live */
	record: string
	/** As they stood when it was handed in */
	figures: FigureSaid[]
	words: number
	/** "3 Nov" */
	handedIn: string
	decision: 'met' | 'again' | null
	decidedOn: string
	appealed: boolean
	rubric: Rubric | null
	rounds: { round: number; feedback: Feedback[]; because: string[] }[]
}

/** A column for each try, a row for each thing that can be compared. */
export function TriesTable({ tries }: { tries: TryView[] }) {
	const criteria = new Map(
		tries.flatMap(({ rubric }) => (rubric?.criteria ?? []).map(({ id, title, starred }) => [id, { title, starred }])),
	)
	return (
		<section className="scroll-x mt-6" aria-label="Tries side by side" tabIndex={0}>
			<table className="tbl tries">
				<thead>
					<tr>
						<td />
						{tries.map((each) => (
							<th key={each.id} scope="col">
								Try {each.number}
								<span className="block small soft">
									{each.handedIn}, {each.words} words
								</span>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					<Row title="Decided" tries={tries}>
						{(each) => <Decided of={each} />}
					</Row>
					{[...criteria].map(([id, { title, starred }]) => (
						<Row key={id} title={starred ? `${title}, must reach 3` : title} tries={tries}>
							{(each) => <Levels criterion={id} rounds={each.rounds} />}
						</Row>
					))}
					<Row title="What they said" tries={tries}>
						{(each) => <Words rounds={each.rounds} />}
					</Row>
					<Row title="Your text" tries={tries}>
						{(each) => (
							<>
								<p className="work-text">{each.text}</p>
								<RoomRecord text={each.record} />
							</>
						)}
					</Row>
					{tries.some(({ figures }) => figures.length > 0) ? (
						<Row title="Your figures then" tries={tries}>
							{(each) => <FrozenFigures figures={each.figures} reads="How you read it" />}
						</Row>
					) : null}
					{tries.some(({ files }) => files.length > 0) ? (
						<Row title="Your files" tries={tries}>
							{(each) => <WorkFiles files={each.files} label={`Files of try ${each.number}`} />}
						</Row>
					) : null}
				</tbody>
			</table>
		</section>
	)
}

function Row({ title, tries, children }: { title: string; tries: TryView[]; children(each: TryView): ReactNode }) {
	return (
		<tr>
			<th scope="row" className="cell">
				{title}
			</th>
			{tries.map((each) => (
				<td key={each.id}>{children(each)}</td>
			))}
		</tr>
	)
}

function Decided({ of: { decision, decidedOn, appealed, rounds } }: { of: TryView }) {
	const last = rounds.at(-1)
	return (
		<>
			{decision ? (
				<>
					<span className={`tag ${decision === 'met' ? 'good' : ''}`}>{decision === 'met' ? 'Met' : 'Again'}</span>{' '}
					{decidedOn}
					{appealed ? ', on appeal' : ''}
				</>
			) : appealed ? (
				'“Again”; appealed, and with another pair now'
			) : (
				'With the assessors'
			)}
			{last && last.because.length > 0 ? (
				<span className="block small soft">Because of {listed(last.because.map((title) => title.toLowerCase()))}</span>
			) : null}
		</>
	)
}

const all = (rounds: TryView['rounds']) => rounds.flatMap(({ feedback }) => feedback)

function Levels({ criterion, rounds }: { criterion: string; rounds: TryView['rounds'] }) {
	const feedback = all(rounds)
	if (feedback.length === 0) return <span aria-hidden="true">–</span>
	return (
		<ul className="grid gap-1">
			{feedback.map(({ scores }, index) => {
				const score = scores[criterion]
				const who = assessorWords(feedback, index)
				return (
					<li key={who}>
						<span className="small soft">{who}:</span> {score ? `${score}, ${LEVEL_NAMES[score - 1]}` : 'not asked'}
					</li>
				)
			})}
		</ul>
	)
}

function Words({ rounds }: { rounds: TryView['rounds'] }) {
	const feedback = all(rounds)
	return feedback.map(({ comment }, index) => {
		const who = assessorWords(feedback, index)
		return comment ? (
			<blockquote className="mb-3 whitespace-pre-line" key={who}>
				<b className="small block">{who}</b>
				{comment}
			</blockquote>
		) : null
	})
}
