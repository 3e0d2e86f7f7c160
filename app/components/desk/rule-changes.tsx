import type { RuleChange } from '~/domain/certification/rule-changes'
import { capitalized, counted } from '~/domain/number-words'
import { type RequirementView, stateWords } from '../ui/requirement'
import { Section } from '../ui/section'

const how: Record<RuleChange['how'], string> = {
	new: 'new',
	gone: 'asked for no more',
	changed: 'changed',
}

/** Rule by rule, what would be otherwise. */
export function RuleChanges({ changes }: { changes: RuleChange[] }) {
	return (
		<ul className="rows">
			{changes.map((change) => (
				<li key={change.id}>
					<span className="grow">
						<span className="strong">{change.title}</span>
						<span className="block small soft">
							{change.lines.length > 0 ? change.lines.join('; ') : how[change.how]}
						</span>
					</span>
				</li>
			))}
		</ul>
	)
}

const mendWords = {
	cohort: {
		byToday: 'Give this cohort the rules of today: they put right what is missing.',
		else: 'bring back into the content what it names, or waive it person by person.',
	},
	renewing: {
		byToday: 'Let them renew by the rules of today: they put right what is missing.',
		else: 'bring back into the content what it names.',
	},
}

/** Rules from an earlier day that nothing judges any more: why, and what an admin does about it. */
export function NotJudgedRules({
	rules,
	at = 'cohort',
}: {
	rules: { id: string; title: string; why: string[]; isGoneKind: boolean; isMended: boolean }[]
	at?: keyof typeof mendWords
}) {
	if (rules.length === 0) return null
	return (
		<Section id="not-judged" title="Cannot be judged any more" aside={counted(rules.length, 'rule', 'rules')}>
			<p className="small soft mt-3">The content of today cannot judge these rules.</p>
			<ul className="rows">
				{rules.map(({ id, title, why, isGoneKind, isMended }) => (
					<li key={id}>
						<span className="grow">
							<span className="strong">{title}</span>
							<span className="block small soft">
								{capitalized(why.join('; '))}.{' '}
								{isGoneKind
									? 'It is open for everybody, whatever they have shown.'
									: 'What was shown stands; what is missing, nobody can begin now.'}
							</span>
							<span className="block small">
								{isMended ? mendWords[at].byToday : `The rules of today do not put it right: ${mendWords[at].else}`}
							</span>
						</span>
					</li>
				))}
			</ul>
		</Section>
	)
}

/** What nobody can be given once they have begun, and why. @param begins with what today's rule begins */
export function StayingRules({ titles, begins }: { titles: string[]; begins: string }) {
	if (titles.length === 0) return null
	return (
		<p className="small soft mt-3">
			<span className="strong">{titles.join('; ')}</span>: the level asks otherwise today, and here it stays as it is.
			By which way, or how often, somebody met it is theirs alone; a state that turned with the rule would tell. What is
			asked today begins with {begins}.
		</p>
	)
}

const readyWords = {
	certified: {
		who: 'Who could be certified',
		lost: 'Could be certified now, and could not then',
		won: 'Could be certified then',
	},
	// Who renews by earlier rules is listed before their time, too: they have shown everything, and cannot be renewed yet.
	renewed: {
		who: 'Who has shown everything',
		lost: 'Has shown everything now, and would not have then',
		won: 'Would have shown everything then',
	},
}

/** In place of names, where by which way or how often somebody met it is theirs alone. */
export function UntoldRules({
	titles,
	asked,
	act = 'certified',
}: {
	titles: string[]
	/** How many people they are asked of */
	asked: number
	act?: keyof typeof readyWords
}) {
	if (titles.length === 0) return null
	return (
		<p className="small soft mt-3">
			<span className="strong">{titles.join('; ')}</span>: asked of {counted(asked, 'person', 'people')}. It may stand
			otherwise then, and whoever that is sees it themselves: by which way, or how often, somebody met it is theirs
			alone. {readyWords[act].who} is said here as if it stood as now.
		</p>
	)
}

type State = RequirementView['state'] | null
type Person = {
	id: string
	name: string
	certificate: string | null
	wasReady: boolean
	isReady: boolean
	moves: { title: string; from: State; to: State }[]
}

/** Person by person, each requirement that would stand otherwise. @param act what they are to be: certified, or renewed */
export function AffectedRows({
	people,
	others = 0,
	act = 'certified',
}: {
	people: Person[]
	/** How many more, who are not named */
	others?: number
	act?: keyof typeof readyWords
}) {
	return (
		<ul className="rows">
			{people.map((person) => (
				<li key={person.id}>
					<span className="grow">
						<span className="strong">{person.name}</span>
						<span className="block small">{readiness(person, act)}</span>
						{person.moves.map(({ title, from, to }) => (
							<span className="block small soft" key={title}>
								{title}: {said(from)} → {said(to)}
							</span>
						))}
					</span>
				</li>
			))}
			{others > 0 ? <li className="small soft">And {counted(others, 'other', 'others')}, in the file below.</li> : null}
		</ul>
	)
}

const said = (state: State) => (state === null || state === 'planned' ? 'not asked' : stateWords[state])

function readiness({ certificate, wasReady, isReady }: Person, act: keyof typeof readyWords): string {
	if (certificate) return `Certified, and stays so (${certificate})`
	if (wasReady && !isReady) return readyWords[act].lost
	if (!wasReady && isReady) return readyWords[act].won
	return ''
}
