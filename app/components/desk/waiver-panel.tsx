import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { WAIVER_REASONS } from '~/domain/certification/kinds'
import type { WaiverChoices } from '~/domain/certification/waiver-policy'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

export type WaiverView = {
	id: string
	requirement: string
	reason: string
	until: string
	/** It has ended, and another may be proposed */
	isOver: boolean
	agreed: boolean
	facilitator: string
}

type Fields = { requirement: string; reason: string; months: string; facilitator: string }

/** Waivers: proposed here, in force once the named facilitator agrees. The certificate says what was waived, never why. */
export function WaiverPanel({
	answer,
	waivers,
	waivable,
	choices,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	waivers: WaiverView[]
	waivable: { id: string; title: string }[]
	choices: WaiverChoices
}) {
	const [form, fields] = useForm<Fields>({ id: 'waiver', lastResult: answer?.result, defaultValue: { months: '3' } })
	return (
		<section aria-labelledby="waivers">
			<h2 className="h2" id="waivers">
				Waivers
			</h2>
			<p className="small soft mt-2">
				A reason from the list, a year at most, agreed by somebody who is qualified for the level. The certificate says
				that it was waived, not why. Never for assessed work.
			</p>
			<ul className="rows">
				{waivers.map((waiver) => (
					<li key={waiver.id}>
						<span className="grow small">
							<b>{waiver.requirement}</b>
							<span className="block soft">
								{waiver.reason}, {waiver.isOver ? `ended on ${waiver.until}` : `until ${waiver.until}`}.{' '}
								{lastWord(waiver)}
							</span>
						</span>
						<Form method="post">
							<input type="hidden" name="waiver" value={waiver.id} />
							<button className="btn text sm" type="submit" name="intent" value="withdraw-waiver">
								Withdraw
							</button>
						</Form>
					</li>
				))}
			</ul>
			{waivable.length > 0 ? (
				<details className="mt-4" open={answer !== undefined}>
					<summary className="small strong">Propose a waiver</summary>
					<Form method="post" className="form mt-3" {...getFormProps(form)}>
						<FormErrors form={form} />
						<Select field={fields.requirement} label="Requirement">
							<option value="">Choose a requirement</option>
							<Options of={waivable.map((each) => [each.id, each.title])} />
						</Select>
						<Select field={fields.reason} label="Reason">
							<option value="">Choose a reason</option>
							<Options of={WAIVER_REASONS.map((reason) => [reason, reason])} />
						</Select>
						<Input field={fields.months} label="For how many months" type="number" min={1} max={12} />
						<Select
							field={fields.facilitator}
							label="Who has to agree"
							help={
								choices.may.length === 0
									? 'Nobody who is qualified for this level may: appoint somebody first.'
									: undefined
							}
						>
							<Options of={choices.may.map((each) => [each.id, each.name])} />
							{choices.closed.length > 0 ? (
								<optgroup label="Cannot be asked">
									{choices.closed.map((each) => (
										<option key={each.id} value={each.id} disabled>
											{`${each.name}, ${each.note}`}
										</option>
									))}
								</optgroup>
							) : null}
						</Select>
						<p>
							<button className="btn edge" type="submit" name="intent" value="propose-waiver">
								Propose it
							</button>
						</p>
					</Form>
				</details>
			) : null}
		</section>
	)
}

function lastWord({ agreed, isOver, facilitator }: WaiverView): string {
	if (agreed) return `Agreed by ${facilitator}.`
	return isOver ? 'Nobody agreed in time.' : `${facilitator} has to agree.`
}

function Options({ of }: { of: [value: string, words: string][] }) {
	return of.map(([value, words]) => (
		<option key={value} value={value}>
			{words}
		</option>
	))
}
