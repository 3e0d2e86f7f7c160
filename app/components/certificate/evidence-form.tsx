import { type FieldMetadata, getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { listed } from '~/domain/number-words'
import { FormErrors, TextArea } from '../ui/form'
import { Section } from '../ui/section'
import { useForm } from '../ui/use-form'
import { Words } from './shown-evidence'

type Said = { requirement: string; words: string }
type Fields = { item: string[]; said: Said[] }
export type Choice = {
	ref: string
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
/** `since`: when it was shown first, as it stands */
type OwnText = { text: string; since: string | null }

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
	const said = chapters.flatMap(({ id, words }) => (words === null ? [] : [{ requirement: id, words: words.text }]))
	const shown = chapters.flatMap(({ choices }) => choices.filter(({ isShown }) => isShown).map(({ ref }) => ref))
	const [form, fields] = useForm<Fields>({
		id: 'evidence',
		lastResult: answer?.result,
		defaultValue: { item: shown, said },
	})
	const initial = fields.item.initialValue ?? []
	const ticked: readonly unknown[] = Array.isArray(initial) ? initial : [initial]
	const lines = fields.said.getFieldList()
	return (
		<Form method="post" className="form" {...getFormProps(form)}>
			<FormErrors form={form} />
			{chapters.map(({ id, title, choices, words }, index) => (
				<Section id={`of-${id}`} title={title} key={id} className={index === 0 ? '' : 'section'}>
					<ul className="shown" hidden={choices.length === 0}>
						{choices.map((choice) => (
							<li key={choice.ref}>
								<Tick
									choice={choice}
									isTicked={ticked.includes(choice.ref)}
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
							since={words.since}
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

function Tick({ choice, isTicked, mayTick }: { choice: Choice; isTicked: boolean; mayTick: boolean }) {
	const { ref, name, about, text, table, names } = choice
	return (
		<>
			{mayTick ? (
				<label className="pick">
					<input type="checkbox" name="item" value={ref} defaultChecked={isTicked} />
					<span>
						{name}
						<span className="small soft block">{about}</span>
					</span>
				</label>
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
	since,
}: {
	line: FieldMetadata<Said> | undefined
	id: string
	title: string
	since: string | null
}) {
	if (!line) return null
	const { requirement, words } = line.getFieldset()
	return (
		<div className="mt-4">
			<input type="hidden" name={requirement.name} value={id} />
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
