import { type FieldMetadata, getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { listed } from '~/domain/number-words'
import { FormErrors, TextArea } from '../ui/form'
import { Section } from '../ui/section'
import { TickRow } from '../ui/tick-row'
import { useForm } from '../ui/use-form'
import { Words } from './shown-evidence'

type Said = { requirement: string; words: string; seen: string }
type Fields = { said: Said[] }
export type Choice = {
	ref: string
	/** How it stands here, as a tick says it; another once it changes. Ends with its ref */
	seen: string
	name: string
	/** "Handed in on 3 November 2026. Shown since …" */
	about: string
	text: string
	table: string | null
	isShown: boolean
	/** Colleagues it seems to name: then it cannot be ticked */
	names: string[]
}
export type Chapter = { id: string; title: string; choices: Choice[]; words: OwnText | null }
/** `since`: when it was shown first, as it stands; `seen`: what shows it, or empty */
type OwnText = { text: string; seen: string; since: string | null }

/** What of each requirement its holder shows, with exactly what strangers will read below each tick. */
export function EvidenceForm({
	answer,
	chapters,
	mayAdd,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	chapters: Chapter[]
	/** A certificate that does not stand shows nothing new */
	mayAdd: boolean
}) {
	const said = chapters.flatMap(({ id, words }) =>
		words === null ? [] : [{ requirement: id, words: words.text, seen: words.seen }],
	)
	const shown = chapters.flatMap(({ choices }) => choices.filter(({ isShown }) => isShown).map(({ seen }) => seen))
	const [form, fields] = useForm<Fields>({
		id: 'evidence',
		lastResult: answer?.result,
		defaultValue: { said },
	})
	// What was ticked stays so when it was refused, but for what changed meanwhile.
	const sent = answer?.result?.initialValue
	const items = sent ? (sent.item ?? []) : shown
	const ticked: readonly unknown[] = Array.isArray(items) ? items : [items]
	const lines = fields.said.getFieldList()
	return (
		<Form method="post" className="form" {...getFormProps(form)}>
			<FormErrors form={form} />
			{chapters.map(({ id, title, choices, words }, index) => (
				<Section id={`of-${id}`} title={title} key={id} className={index === 0 ? '' : 'section'}>
					<ul className="shown" hidden={choices.length === 0}>
						{choices.map((choice) => (
							<li key={choice.seen}>
								<Tick
									choice={choice}
									isTicked={ticked.includes(choice.seen)}
									hasChanged={!ticked.includes(choice.seen) && ticked.some((each) => isOf(each, choice))}
									mayTick={(mayAdd && choice.names.length === 0) || choice.isShown}
								/>
							</li>
						))}
					</ul>
					{words === null ? null : (
						<OwnWords
							line={lines[said.findIndex(({ requirement }) => requirement === id)]}
							id={id}
							title={title}
							own={words}
							isRefused={Boolean(sent)}
						/>
					)}
				</Section>
			))}
			<p className="acts mt-6">
				<button className="btn ink" type="submit">
					Show what is ticked and written
				</button>
				<span className="small soft self-center">Everything else is taken back at once.</span>
			</p>
		</Form>
	)
}

const isOf = (seen: unknown, { ref }: Choice) => typeof seen === 'string' && seen.endsWith(` ${ref}`)

function Tick({
	choice,
	isTicked,
	hasChanged,
	mayTick,
}: {
	choice: Choice
	isTicked: boolean
	/** Ticked as it stood before */
	hasChanged: boolean
	mayTick: boolean
}) {
	const { seen, name, about, text, table, names } = choice
	return (
		<>
			{hasChanged ? (
				<Changed>The text or its tick changed meanwhile, so your tick is gone. Below is how it stands now.</Changed>
			) : null}
			{mayTick ? (
				<TickRow value={seen} title={name} about={about} isTicked={isTicked} />
			) : (
				<p>
					{name}
					<span className="small soft block">
						{names.length > 0
							? `It seems to name ${listed(names)}, so it cannot be shown: nobody else’s name or address stands beside your certificate.`
							: about}
					</span>
				</p>
			)}
			<Words text={text} table={table} />
		</>
	)
}

function OwnWords({
	line,
	id,
	title,
	own,
	isRefused,
}: {
	line: FieldMetadata<Said> | undefined
	id: string
	title: string
	own: OwnText
	isRefused: boolean
}) {
	if (!line) return null
	const { requirement, words, seen } = line.getFieldset()
	const { since } = own
	return (
		<div className="mt-4">
			{isRefused && (seen.initialValue ?? '') !== own.seen ? (
				<Changed>
					Your words changed meanwhile. {own.text ? `Shown now: “${own.text}”` : 'None are shown now.'} What you typed
					stands below; press again to show it.
				</Changed>
			) : null}
			<input type="hidden" name={requirement.name} value={id} />
			<input type="hidden" name={seen.name} value={own.seen} />
			<TextArea
				field={words}
				label={
					<>
						In your own words <span className="vh">on {title}</span>(optional)
					</>
				}
				help={`${since ? `Shown since ${since}. ` : ''}Strangers read them as they stand here. No names. Empty, nothing is shown.`}
				rows={3}
			/>
		</div>
	)
}

function Changed({ children }: { children: ReactNode }) {
	return (
		<p className="say warn mb-2">
			<span>{children}</span>
		</p>
	)
}
