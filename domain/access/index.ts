export { ACTS, mayDo, needsSecondFactor, ROLES, startOf, STARTS, type Act, type Role, type Start } from './role.ts';
export { isOfTheProvince, scopeOf, type Given, type Places } from './scope.ts';
export {
  communesSchema,
  LABEL_MAX,
  labelSchema,
  PASSWORD_MAX,
  PASSWORD_MIN,
  passwordSchema,
  unitsSchema,
  userNameSchema,
  userSchema,
  type User,
} from './user.ts';
