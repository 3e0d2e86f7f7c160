import { useEffect, useRef, useState } from 'react'
import type { QuestionView } from '~/domain/assessment/attempt-view'

/** A question of an open try. `onChange`: when its places were changed by themselves, which no event of a form says. */
export function AskedQuestion({
	number,
	question,
	onChange,
}: {
	number: number
	question: QuestionView
	onChange(): void
}) {
	const how = HOW[question.kind]
	const told = question.situation ? `told-${question.id}` : undefined
	return (
		<div className="one">
			{question.situation ? (
				<p className="situation" id={told}>
					{question.situation}
				</p>
			) : null}
			<fieldset aria-describedby={told ?? (how ? `how-${question.id}` : undefined)}>
				<legend className="q">
					{number}. {question.ask}
				</legend>
				{how ? (
					<p className="small soft" id={`how-${question.id}`}>
						{how}
					</p>
				) : null}
				<input type="hidden" name="shown" value={question.id} />
				{question.kind === 'ordering' ? (
					<Places question={question} onChange={onChange} />
				) : (
					<Choices question={question} />
				)}
			</fieldset>
		</div>
	)
}

const HOW: Partial<Record<QuestionView['kind'], string>> = {
	multiple: 'Choose all that are right.',
	ordering: 'Give each a place. A place that is taken already is swapped.',
}

function Choices({ question }: { question: QuestionView }) {
	return question.options.map((option) => (
		<label key={option.id} className="opt choose">
			<input
				type={question.kind === 'multiple' ? 'checkbox' : 'radio'}
				name={`q:${question.id}`}
				value={option.id}
				defaultChecked={question.chosen.includes(option.id)}
			/>
			<span>{option.says}</span>
		</label>
	))
}

/** A place for each option. With JavaScript, whoever held the chosen place takes the one that was left. */
function Places({ question, onChange }: { question: QuestionView; onChange(): void }) {
	const [places, setPlaces] = useState(() =>
		Object.fromEntries(question.options.map(({ id }) => [id, question.chosen.indexOf(id) + 1])),
	)
	const mounted = useRef(false)
	// biome-ignore lint/correctness/useExhaustiveDependencies: kept once the fields hold the new places.
	useEffect(() => {
		if (mounted.current) onChange()
		mounted.current = true
	}, [places])
	// Arrow keys change a closed list at every step: each step starts from where everything stood when the list was entered.
	const entered = useRef<{ option: string; places: Record<string, number> } | null>(null)
	const put = (option: string, place: number) => {
		if (entered.current?.option !== option) entered.current = { option, places }
		const before = entered.current.places
		const holder = place > 0 ? Object.keys(before).find((id) => id !== option && before[id] === place) : undefined
		setPlaces({ ...before, ...(holder ? { [holder]: before[option] ?? 0 } : {}), [option]: place })
	}
	return question.options.map((option) => (
		<div key={option.id} className="opt place">
			<select
				className="input"
				name={`q:${question.id}`}
				aria-label={`Place of: ${option.says}`}
				onBlur={() => {
					entered.current = null
				}}
				value={places[option.id] ? `${places[option.id]}.${option.id}` : ''}
				onChange={(event) => put(option.id, Number(event.currentTarget.value.split('.')[0]))}
			>
				<option value="">–</option>
				{question.options.map((each, index) => (
					<option key={each.id} value={`${index + 1}.${option.id}`}>
						{index + 1}
					</option>
				))}
			</select>
			<span>{option.says}</span>
		</div>
	))
}

/** Whether a form holds a whole answer: of an order, every place. */
export function isGiven(question: QuestionView, data: FormData): boolean {
	const given = data.getAll(`q:${question.id}`).filter((value) => value !== '')
	return question.kind === 'ordering' ? given.length === question.options.length : given.length > 0
}

export function isKept(question: QuestionView): boolean {
	const given = question.chosen.filter((option) => option !== '')
	return question.kind === 'ordering' ? given.length === question.options.length : given.length > 0
}
