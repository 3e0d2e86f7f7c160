import { Form, Link } from '@remix-run/react'
import { GROUPS, groupNames, MOMENTS } from '~/domain/pattern/kinds'
import { paths } from '~/paths'
import { NarrowBy, NarrowByWords } from '../ui/narrow'

export type AskedFor = { moment?: string; group?: string; q: string; templates: boolean }

/** By the situation one is in, with one press; by group and words in a form, which needs no JavaScript. */
export function FindPattern({ asked }: { asked: AskedFor }) {
	return (
		<div className="find-pattern">
			<nav aria-label="By situation">
				<ul className="moments">
					{MOMENTS.map((moment) => {
						const isAsked = asked.moment === moment
						return (
							<li key={moment}>
								<Link
									to={isAsked ? paths.patterns() : paths.patterns({ moment })}
									aria-current={isAsked ? 'true' : undefined}
									preventScrollReset
								>
									{moment.charAt(0).toUpperCase() + moment.slice(1)}
								</Link>
							</li>
						)
					})}
				</ul>
			</nav>
			<Form
				role="search"
				action={paths.patterns()}
				className="find-words"
				key={JSON.stringify(asked)}
				preventScrollReset
			>
				{asked.moment ? <input type="hidden" name="moment" value={asked.moment} /> : null}
				<NarrowByWords label="Words" asked={asked.q} longest={80} />
				<NarrowBy
					name="group"
					label="About"
					chosen={asked.group ?? ''}
					every="Everything"
					choices={GROUPS.map((group) => ({ key: group, name: groupNames[group] }))}
				/>
				<label className="pick">
					<input type="checkbox" name="templates" value="yes" defaultChecked={asked.templates} />
					<span>With a template to fill in</span>
				</label>
				<button className="btn ink" type="submit">
					Show
				</button>
			</Form>
		</div>
	)
}
