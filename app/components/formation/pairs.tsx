import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { PAIR_KINDS, type PairKind, pairKindNames } from '~/domain/formation/kinds'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = Record<'one' | 'other' | 'kind' | 'reason', string>

/** Two people who are to meet, or not, or who may though a rule forbids it: each with its reason. */
export function Pairs({
	pairs,
	people,
	answer,
}: {
	pairs: { one: string; other: string; kind: PairKind; reason: string; names: string }[]
	people: { id: string; name: string }[]
	answer: { result?: SubmissionResult<string[]> } | undefined
}) {
	const [form, fields] = useForm<Fields>({ id: 'pair', lastResult: answer?.result })
	const choices = people.map(({ id, name }) => (
		<option value={id} key={id}>
			{name}
		</option>
	))
	return (
		<>
			{pairs.length === 0 ? (
				<p className="small soft mt-3">
					Nothing is said of any two people yet. Teams and reporting lines are kept apart anyway.
				</p>
			) : (
				<ul className="rows">
					{pairs.map((pair) => (
						<li key={`${pair.one} ${pair.other}`}>
							<div className="grow">
								<span className="strong">{pair.names}</span>
								<p className="small soft">
									{pairKindNames[pair.kind]}. {pair.reason}
								</p>
							</div>
							<Form method="post">
								<input type="hidden" name="one" value={pair.one} />
								<input type="hidden" name="other" value={pair.other} />
								<button
									className="btn edge sm"
									type="submit"
									name="intent"
									value="end-pair"
									aria-label={`Take back: ${pair.names}`}
								>
									Take back
								</button>
							</Form>
						</li>
					))}
				</ul>
			)}
			<Form method="post" className="form mt-6" {...getFormProps(form)}>
				<FormErrors form={form} />
				<div className="pair">
					<Select field={fields.one} label="One">
						<option value="">Choose somebody</option>
						{choices}
					</Select>
					<Select field={fields.other} label="The other">
						<option value="">Choose somebody</option>
						{choices}
					</Select>
				</div>
				<Select field={fields.kind} label="What holds for them">
					{PAIR_KINDS.map((kind) => (
						<option value={kind} key={kind}>
							{pairKindNames[kind]}
						</option>
					))}
				</Select>
				<Input field={fields.reason} label="Reason" help="One line. Admins read it, nobody else." autoComplete="off" />
				<div className="acts">
					<button className="btn edge" type="submit" name="intent" value="pair">
						Keep this pair
					</button>
				</div>
			</Form>
		</>
	)
}
