import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormErrors, Select } from './form'
import { Section } from './section'
import { useForm } from './use-form'

/** Who can see a private result, for its owner: nobody, until named; ended at any time. Intents `share` and `end-share`. */
export function ShareWith({
	shares,
	choices,
	result,
	alone,
	label,
	help,
	children,
}: {
	shares: { id: string; name: string; on: string }[]
	choices: { id: string; name: string }[]
	result: SubmissionResult<string[]> | undefined
	/** What is said while nobody else sees it */
	alone: string
	label: string
	help: string
	children?: ReactNode
}) {
	const [form, fields] = useForm<{ reader: string }>({ id: 'share', lastResult: result })
	return (
		<Section id="sharing" title="Who can see this" className="">
			<p className="small soft mt-3">{shares.length === 0 ? alone : 'You, and whom you named:'}</p>
			{shares.length > 0 ? (
				<ul className="rows">
					{shares.map(({ id, name, on }) => (
						<li key={id}>
							<span className="grow">
								<span className="strong">{name}</span>
								<span className="block small soft">since {on}</span>
							</span>
							<Form method="post">
								<input type="hidden" name="reader" value={id} />
								<button className="btn text sm" type="submit" name="intent" value="end-share">
									End it<span className="vh"> for {name}</span>
								</button>
							</Form>
						</li>
					))}
				</ul>
			) : null}
			{choices.length > 0 ? (
				<Form method="post" className="form mt-4" {...getFormProps(form)}>
					<FormErrors form={form} />
					<Select field={fields.reader} label={label} help={help}>
						<option value="">Nobody</option>
						{choices.map(({ id, name }) => (
							<option key={id} value={id}>
								{name}
							</option>
						))}
					</Select>
					<p>
						<button className="btn edge" type="submit" name="intent" value="share">
							Show it
						</button>
					</p>
				</Form>
			) : (
				<p className="small soft mt-3">
					Once you have a line manager, a cohort with a lead, or there are mentors, you can show it to one of them.
				</p>
			)}
			{children}
		</Section>
	)
}
