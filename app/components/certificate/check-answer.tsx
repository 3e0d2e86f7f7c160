import { TEST_WORDS } from '~/domain/credential/badge'
import { Badge } from '../ui/badge'
import { Icon } from '../ui/icon'
import { PREVIEW_WORDS } from './sheet'

export type Checked = {
	number: string
	state: 'current' | 'lapsed' | 'revoked' | 'altered'
	holderName: string
	stageId: string
	stageLabel: string
	stageTitle: string
	program: string
	organization: string
	took: string
	waived: string[]
	hours: string | null
	isPreview: boolean
	isTest: boolean
	issued: string
	/** Null where it does not run out */
	until: string | null
	/** The end its badge carries, where the record has put it off */
	signedUntil: string | null
	/** A newer one of the same person and level stands */
	isRenewed: boolean
	revoked: { on: string; reason: string } | null
	checked: string
}

const answers = {
	current: { words: 'Genuine, and current', tone: 'good', icon: 'tick' },
	// Whether it can still be renewed is said to its holder: how long hangs on leave, which is nobody else's.
	lapsed: { words: 'Genuine, but no longer current', tone: 'warn', icon: 'clock' },
	revoked: { words: 'Taken back. Do not rely on it', tone: 'bad', icon: 'cross' },
	altered: { words: 'Altered. Do not rely on it', tone: 'bad', icon: 'cross' },
} as const
const ofATest = { words: 'Genuine, and current, but only a test', tone: 'warn', icon: 'warn' } as const
const untilWords = {
	current: 'Holds until',
	lapsed: 'Held until',
	revoked: 'Was to hold until',
	altered: 'Says it holds until',
}

/** The answer a stranger came for, in its first line; then what the certificate says, and nothing more. */
export function CheckAnswer({ checked }: { checked: Checked }) {
	const answer = checked.isTest && checked.state === 'current' ? ofATest : answers[checked.state]
	return (
		<>
			<div className="answer">
				<div>
					<p className={`ok ${answer.tone}`} role="status">
						<span>
							<Icon name={answer.icon} />
						</span>
						{answer.words}
					</p>
					<h1>{checked.holderName}</h1>
					<p className="l">{sentence(checked)}</p>
					{checked.isTest ? <p className="say warn mt-4">{TEST_WORDS}</p> : null}
					{checked.isPreview ? <p className="say warn mt-4">{PREVIEW_WORDS}</p> : null}
				</div>
				<div className="bd">
					<Badge stage={checked.stageId} size={176} />
				</div>
			</div>
			<dl className="facts">
				<dt>Issued</dt>
				<dd>{checked.issued}</dd>
				<dt>{untilWords[checked.state]}</dt>
				<dd>
					{checked.until ?? 'Does not run out'}
					{checked.signedUntil ? `. It was put off after issuing: the badge file says ${checked.signedUntil}` : ''}
				</dd>
				{checked.revoked ? (
					<>
						<dt>Taken back</dt>
						<dd>
							{checked.revoked.on}. {checked.revoked.reason}
						</dd>
					</>
				) : null}
				<dt>What it took</dt>
				<dd>
					{checked.took}
					{checked.waived.length > 0 ? `. Waived: ${checked.waived.join('; ')}` : ''}
				</dd>
				{checked.hours ? (
					<>
						<dt>Hours</dt>
						<dd>{checked.hours}</dd>
					</>
				) : null}
				<dt>Number</dt>
				<dd className="mono">{checked.number}</dd>
				<dt>Checked</dt>
				<dd>{checked.checked}, against the issuer’s own record</dd>
			</dl>
		</>
	)
}

function sentence(checked: Checked): string {
	const what = `${checked.stageLabel}, ${checked.stageTitle}, of the ${checked.program}`
	if (checked.state === 'current') return `holds ${what}. ${checked.organization} issued it and has not taken it back.`
	if (checked.state === 'lapsed')
		return `held ${what}. It was genuine; it ran out and ${checked.isRenewed ? 'was renewed: ask its holder for the newer one' : 'has not been renewed'}.`
	if (checked.state === 'altered')
		return `is named here, but this record does not say what ${checked.organization} signed. Ask them before you rely on it.`
	return `was given ${what}. ${checked.organization} has withdrawn it.`
}
