import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { counted } from '~/domain/number-words'
import { GROUP_SIZES, type GroupSize } from '~/domain/session/kinds'
import { Confirm } from '../ui/confirm'
import { FormErrors, Input } from '../ui/form'
import { Section } from '../ui/section'
import { useForm } from '../ui/use-form'

type Answer = { result?: SubmissionResult<string[]> } | undefined
type Person = { id: string; name: string; isAway: boolean }
type Group = { id: string; name: string; callUrl: string; place: string; people: Person[] }

/** A session in groups: deal them, name them, give each its link, move people about. */
export function Groups({ answer, groups, ungrouped }: { answer: Answer; groups: Group[]; ungrouped: Person[] }) {
	const changed = answer?.result?.initialValue?.name === undefined ? null : answer.result.initialValue.group
	return (
		<>
			{groups.length === 0 ? (
				<Split />
			) : (
				<div className="acts">
					<details>
						<summary className="small">Deal them anew</summary>
						<p className="small soft mt-3">Who sits where is lost. Names and links stay, in their order.</p>
						<Split />
					</details>
					<Confirm
						id="clear-groups"
						label="Clear all groups"
						question="Clear all groups of this session?"
						consequences="Their names and links are lost, and everybody meets together."
						keep="Keep them"
						act="Clear them"
						intent="clear"
						look="text"
					/>
				</div>
			)}
			{groups.map((group) => (
				<Section
					key={group.id}
					id={`group-${group.id}`}
					title={group.name}
					aside={counted(group.people.length, 'person', 'people')}
				>
					<People people={group.people} groups={groups} at={group.id} />
					{group.people.length === 1 ? (
						<p className="small soft mt-3">Nobody works alone: move somebody here.</p>
					) : null}
					<ChangeGroup answer={changed === group.id ? answer : undefined} group={group} />
				</Section>
			))}
			{groups.length > 0 && ungrouped.length > 0 ? (
				<Section id="ungrouped" title="In no group" aside={counted(ungrouped.length, 'person', 'people')}>
					<People people={ungrouped} groups={groups} at="" />
				</Section>
			) : null}
		</>
	)
}

const splitWords: Record<GroupSize, string> = {
	2: 'Split into pairs',
	3: 'Split into threes',
	4: 'Split into fours',
}

function Split() {
	return (
		<Form method="post" className="acts mt-3">
			<input type="hidden" name="intent" value="split" />
			{GROUP_SIZES.map((size) => (
				<button key={size} className={size === 3 ? 'btn ink' : 'btn edge'} type="submit" name="size" value={size}>
					{splitWords[size]}
				</button>
			))}
		</Form>
	)
}

function People({ people, groups, at }: { people: Person[]; groups: Group[]; at: string }) {
	if (people.length === 0) return <p className="small soft mt-3">Nobody sits here.</p>
	return (
		<ul className="folk">
			{people.map(({ id, name, isAway }) => (
				<li key={id}>
					<span aria-hidden="true" />
					<span>
						<span className="strong">{name}</span>
						{isAway ? <span className="soft block">cannot come</span> : null}
					</span>
					<Form method="post" className="acts">
						<input type="hidden" name="person" value={id} />
						<label className="vh" htmlFor={`move-${id}`}>
							Group of {name}
						</label>
						<select className="input" id={`move-${id}`} name="group" defaultValue={at} key={at}>
							{groups.map((group) => (
								<option key={group.id} value={group.id}>
									{group.name}
								</option>
							))}
							<option value="">In no group</option>
						</select>
						<button className="btn text sm" type="submit" name="intent" value="move">
							Move<span className="vh"> {name}</span>
						</button>
					</Form>
				</li>
			))}
		</ul>
	)
}

type Fields = { group: string; name: string; callUrl: string; place: string }

function ChangeGroup({ answer, group }: { answer: Answer; group: Group }) {
	const { id, name, callUrl, place } = group
	const [form, fields] = useForm<Fields>({
		id: `change-${id}`,
		lastResult: answer?.result,
		defaultValue: { group: id, name, callUrl, place },
	})
	return (
		<details className="mt-3" open={answer !== undefined}>
			<summary className="small">
				{callUrl || place ? 'Name and link' : 'Give it a link or a place'}
				<span className="vh"> of {name}</span>
			</summary>
			<Form method="post" className="form mt-3" {...getFormProps(form)}>
				<FormErrors form={form} />
				<input type="hidden" name="group" value={id} />
				<Input field={fields.name} label="Name" autoComplete="off" />
				<div className="pair">
					<Input
						field={fields.callUrl}
						label="Call link"
						type="url"
						help="Empty: they stay in the session’s call."
						autoComplete="off"
					/>
					<Input field={fields.place} label="Place" autoComplete="off" />
				</div>
				<p>
					<button className="btn edge" type="submit" name="intent" value="change">
						Keep it<span className="vh">, {name}</span>
					</button>
				</p>
			</Form>
		</details>
	)
}
